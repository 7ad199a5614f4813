@Network(input = {70000}) record Net(
    @Units(700) Dense hidden,
    @Units(10) Dense logits) {}
