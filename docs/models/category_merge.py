#!/usr/bin/env python3
"""How a category is merged into another while articles are published and campaigns are planned and sent.

A proposal: nothing of it is built yet. It tries every order of the steps of four actors, checks what subscribers got, and breaks each
rule once to see that the check finds it.

    python3 category_merge.py            # every order; every mutant must be caught
"""

from collections import namedtuple

S, T = "source", "target"

# merge: steps that category-service has taken (0: none, 1: the event with mergedInto is sent)
# article_knows, audience_knows: whether article-service and notification-service have handled that event
# ids: the categories of each subscription; events: published, in order; done: campaigns by number
State = namedtuple("State", "merge article_knows audience_knows moved ids events planned sent")

SUBSCRIBERS = ("old", "new")  # old subscribed to the source, new to the target, both before anything happens
PUBLICATIONS = (S, T)  # the article's category as the editor chose it

RULES = ("events carry merged ids", "audience follows its own copy", "send check uses the campaign's ids",
         "old id stays in the subscription", "merge creates no campaign")


def start():
    return State(0, False, False, False, (("old", (S,)), ("new", (T,))), (), (), ())


def event_ids(category, knows, broken):
    """What article-service writes into the event: its path, and the ids merged into the categories on it."""
    if not knows:
        return (category,)
    return (T,) if broken == "events carry merged ids" else (T, S)


def audience_ids(ids, knows, broken):
    """What notification-service adds from its own copy; an event may come from a time before article-service knew."""
    if not knows or broken == "audience follows its own copy":
        return ids
    return tuple(dict.fromkeys(ids + ((S, T) if set(ids) & {S, T} else ())))


def steps(state, broken):
    """Every step that some actor can take next: (name, state after it)."""
    ids = dict(state.ids)
    if state.merge == 0:
        after = state._replace(merge=1)
        if broken == "merge creates no campaign":
            after = after._replace(events=after.events + ((T, (T, S), "move"),))
        yield "category-service merges", after
    if state.merge and not state.article_knows:
        yield "article-service hears of it", state._replace(article_knows=True)
    if state.merge and not state.audience_knows:
        yield "notification-service hears of it", state._replace(audience_knows=True)
    if state.audience_knows and not state.moved:
        kept = () if broken == "old id stays in the subscription" else (S,)
        yield "subscriptions of the source get the target", state._replace(
            moved=True, ids=tuple((who, tuple(dict.fromkeys(kept + (T,))) if S in has else has)
                                  for who, has in state.ids))
    published = [event[0] for event in state.events if event[2] == "published"]
    for category in PUBLICATIONS:
        if category not in published:
            yield f"publish into {category}", state._replace(
                events=state.events + ((category, event_ids(category, state.article_knows, broken),
                                        "published"),))
    for number, event in enumerate(state.events):
        plan = next((plan for plan in state.planned if plan[0] == number), None)
        if plan is None:
            wanted = audience_ids(event[1], state.audience_knows, broken)
            found = tuple(who for who in SUBSCRIBERS if set(ids[who]) & set(wanted))
            yield f"plan {number}", state._replace(planned=state.planned + ((number, wanted, found),))
            continue
        for who in plan[2]:
            if not any(sent[:2] == (number, who) for sent in state.sent):
                wanted = event[1] if broken == "send check uses the campaign's ids" else plan[1]
                kind = "mail" if set(ids[who]) & set(wanted) else "skip"
                yield f"send {number} to {who}", state._replace(sent=state.sent + ((number, who, kind),))


def faults(state, history):
    """What is wrong at the end, when nobody can take another step."""
    mails = {(number, who) for number, who, kind in state.sent if kind == "mail"}
    for number, event in enumerate(state.events):
        if event[2] == "move":
            yield f"the merge itself notified {[who for n, who in mails if n == number]}"
            continue
        known = history.index("article-service hears of it") < history.index(f"publish into {event[0]}")
        told = history.index("notification-service hears of it") < history.index(f"plan {number}")
        owners = {"old": S, "new": T}
        for who, subscribed in owners.items():
            # Their own category always; the other one as soon as either service knew of the merge in time.
            if (event[0] == subscribed or known or told) and (number, who) not in mails:
                yield f"{who} missed the article in the {event[0]}"


def explore(broken=None):
    """The first fault in any order, and the number of ends that were reached."""
    ends, seen, stack = 0, set(), [(start(), ())]
    while stack:
        state, history = stack.pop()
        nexts = list(steps(state, broken))
        if not nexts:
            ends += 1
            for fault in faults(state, history):
                return fault, history, ends
            continue
        for name, after in nexts:
            # Orders of the same past differ in what faults() asks for: who knew before which publication and plan.
            key = (after, tuple(step for step in history + (name,) if not step.startswith(("send", "subs"))))
            if key not in seen:
                seen.add(key)
                stack.append((after, history + (name,)))
    return None, (), ends


def main():
    fault, history, ends = explore()
    assert fault is None, f"{fault}: {history}"
    print(f"no fault in {ends} ends")
    for rule in RULES:
        fault, history, _ = explore(rule)
        assert fault, f"nobody notices without: {rule}"
        print(f"without '{rule}': {fault}\n    " + "; ".join(history))


if __name__ == "__main__":
    main()
