"""Two nets: what differs is set with the same controls as in the first; and a preset's task, which stays."""

from lab_page import Lab


def differ(lab, key):
    lab.page.select_option("#lab-difference", key)
    lab.calm()


def second_net(tally, browser):
    lab = Lab(browser, "hidden=6,5,4&activation=tanh&steps=40&seed=3").ready()
    second = lab.page.locator("#lab-second")
    with tally.guarded("activations"):
        differ(lab, "activation")
        tally.check(second.locator("li").count() == 3 and second.locator("input[type=text], input:not([type])").count() == 0
                    and not second.locator("[data-count]").is_visible() and not second.locator("[data-units]").first.is_visible(),
                    "B's activation functions are chosen from lists, for each layer")
        tally.check(second.locator(".alike").is_visible() and len(lab.losses()) == 1,
                    "as long as nothing differs, it says so")
        second.locator("[data-every]").select_option("softmax")
        lab.calm()
        status = lab.page.inner_text("#lab-shown")
        tally.check("b.activation=softmax" in lab.hash() and "A, tanh: loss" in status and "B, softmax: loss" in status,
                    "one for all; the status says A and B each", status + lab.hash())
        tally.check(not second.locator(".alike").is_visible(), "and nothing is left to be said")
        second.locator("[data-activation]").nth(1).select_option("relu")
        lab.calm()
        tally.check("b.activation=softmax,relu,softmax" in lab.hash(), "or for each layer", lab.hash())
        lab.press("end")
        lab.page.reload()
        lab.ready()
        lab.calm()
        tally.check([second.locator("[data-activation]").nth(index).input_value() for index in range(3)]
                    == ["softmax", "relu", "softmax"] and len(lab.losses()) == 2, "a reload keeps B", lab.hash())
        lab.page.locator("[data-part=net] [data-count]").fill("4")
        lab.page.locator("[data-part=net] [data-count]").blur()
        lab.calm()
        tally.check(second.locator("li").count() == 4 and not lab.complaint(), "another layer of A is one of B",
                    lab.complaint() + lab.hash())
    with tally.guarded("layers"):
        lab.open("hidden=6,5,4&activation=tanh,relu,tanh&steps=40&seed=3")
        lab.ready()
        differ(lab, "hidden")
        second.locator("[data-count]").fill("5")
        second.locator("[data-count]").blur()
        lab.calm()
        tally.check("b.hidden=6,5,4,4,4" in lab.hash() and "b.activation=tanh,relu,tanh,tanh,tanh" in lab.hash()
                    and not lab.complaint() and not lab.page.inner_text("#lab-besides"), "B's layers", lab.hash())
        second.locator("[data-units]").nth(4).fill("9")
        second.locator("[data-units]").nth(4).blur()
        lab.calm()
        tally.check("b.hidden=6,5,4,4,9" in lab.hash() and not second.locator("[data-activation]").first.is_visible(),
                    "B's units", lab.hash())
        second.locator("[data-count]").fill("0")
        second.locator("[data-count]").blur()
        lab.calm()
        tally.check("b.hidden=none" in lab.hash() and len(lab.losses()) == 2, "B without hidden layers",
                    lab.complaint() + lab.hash())
    with tally.guarded("every key"):
        keys = lab.page.locator("#lab-difference option").evaluate_all("all => all.map(one => one.value)")
        for key in keys[1:]:
            lab.open("hidden=6,6&activation=tanh&steps=20&seed=3&batch=32")
            lab.ready()
            differ(lab, key)
            kinds = second.locator("select:visible, input:visible").evaluate_all("all => all.map(one => one.type)")
            tally.check(kinds and "text" not in kinds and len(lab.losses()) == 1, f"{key}: a control as in A", str(kinds))
    with tally.guarded("another difference"):
        lab.open("hidden=6,6&activation=tanh&b.rate=0.01&b.optimizer=adam")
        lab.ready()
        lab.calm()
        tally.check("Learning rate" in lab.page.inner_text("#lab-besides")
                    or "Optimizer" in lab.page.inner_text("#lab-besides"), "more than one difference is told",
                    lab.page.inner_text("#lab-besides"))
        lab.page.select_option("[data-key=dataset]", "xor")
        lab.calm()
        tally.check("b.rate=0.01" in lab.hash() and "b.optimizer=adam" in lab.hash(), "and kept", lab.hash())
        differ(lab, "activation")
        tally.check("b." not in lab.hash() and len(lab.losses()) == 1, "until something else differs: one net as yet",
                    lab.hash())
    with tally.guarded("old figures"):
        lab.open("hidden=20,20,20,20,20,20,20,20&steps=20")
        lab.ready()
        busy = lab.page.evaluate("""() => {
          const one = document.querySelector("[data-key=optimizer]");
          one.value = "adam";
          one.dispatchEvent(new Event("change", { bubbles: true }));
          return [document.querySelectorAll(".place[aria-busy=true]").length,
                  document.getElementById("lab-shown").textContent];
        }""")
        lab.calm()
        tally.check(busy[0] == 6 and "made" in busy[1] and lab.page.locator(".place[aria-busy=true]").count() == 0,
                    "figures of the net before are marked until there are new ones", str(busy))
        lab.page.fill("[data-key=rate]", "-1")
        lab.page.locator("[data-key=rate]").blur()
        lab.calm()
        tally.check(lab.page.locator(".place[aria-busy=true]").count() == 0 and lab.complaint()
                    and "loss" in lab.page.inner_text("#lab-shown"), "after a refusal they count again")
    lab.close(tally, "second net")


def tasks(tally, browser):
    lab = Lab(browser).ready()
    lab.page.select_option("#lab-preset", index=2)
    lab.calm()
    sentence = lab.page.inner_text("#lab-sentence")
    lab.press("step")
    lab.page.select_option("[data-key=optimizer]", "adam")
    lab.calm()
    tally.check(lab.page.inner_text("#lab-sentence") == sentence and "task=kill-relu" in lab.hash(),
                "a task stays whatever is done about it", lab.hash())
    lab.page.reload()
    lab.ready()
    tally.check(lab.page.inner_text("#lab-sentence") == sentence, "also after a reload")
    lab.page.select_option("#lab-preset", index=1)
    lab.calm()
    other = lab.page.inner_text("#lab-sentence")
    tally.check(other != sentence and "task=softmax-hidden" in lab.hash(), "until there is another", lab.hash())
    lab.page.go_back()
    lab.calm()
    tally.check(lab.page.inner_text("#lab-sentence") == sentence, "Back brings it back")
    lab.page.click("#lab-task button")
    lab.calm()
    tally.check(not lab.page.is_visible("#lab-task") and "task=" not in lab.hash(), "or somebody closes it", lab.hash())
    lab.close(tally, "tasks")
