@Network(input = {1, 8, 8}) record Net(
    BatchNorm norm,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
