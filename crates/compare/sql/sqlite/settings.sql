PRAGMA page_size = 16384;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = NORMAL;
PRAGMA mmap_size = 8589934592;
PRAGMA cache_size = -1000000;
PRAGMA temp_store = MEMORY;
