@Network(input = {1, 8, 8}) record Net(
    Both both,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Sum record Both(BatchNorm norm) {}
