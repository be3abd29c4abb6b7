SET threads = 1;
SET preserve_insertion_order = false;
SET enable_progress_bar = false;
