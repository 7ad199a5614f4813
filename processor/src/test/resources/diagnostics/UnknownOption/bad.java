// javac -Asignet.warnings=loud
@Network(input = {4}) record Net(@Units(10) Dense logits) {}
