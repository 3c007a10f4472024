# views: HTML, ClearSilver and the data of pages.
