@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Stage(units = 2, out = 8, stride = 2) Unit body,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Residual(shortcut = Down.class) record Unit(
    @Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {}
@Sequential record Down(
    @Window(STRIDE) AvgPool shrink, @Filters(value = OUT, kernel = 1) Conv project, BatchNorm norm) {}
