@Network(input = {4}) record Net(Other other, @Units(10) Dense logits) {}
@Sequential record Other(@Units(10) Dense hidden) {}
