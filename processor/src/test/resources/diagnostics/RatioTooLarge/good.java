@Network(input = {1, 8, 8}) record Net(
    GlobalAvgPool all,
    @Squeeze(ratio = 1) Dense hidden,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
