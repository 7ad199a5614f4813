@Network(input = {4}) record Net(Other other, @Units(10) Dense logits) {}
@Network(input = {4}) record Other(@Units(10) Dense logits) {}
