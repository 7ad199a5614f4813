@Sequential @Sum record Block(BatchNorm a, BatchNorm b) {}
