@Network(input = {1, 8, 8}) record Net(
    A a,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Sequential record A(B b) {}
@Sequential record B(BatchNorm norm, A a) {}
