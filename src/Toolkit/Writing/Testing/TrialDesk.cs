using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Writing.Testing;

/// <summary>A draft that is tested, as a tester or an editor sees it.</summary>
internal sealed record TrialView(ItemKind Kind, Item Item, Trial? Trial, IReadOnlyList<TrialAnswer> Answers);

/// <summary>Drafts are read by those who would use them before they are published: an editor opens one, testers answer three questions, and the editor says of each what was changed.</summary>
internal sealed class TrialDesk(Database database, TimeProvider clock)
{
    /// <summary>Organisations in which somebody takes part, by name: those that can be asked.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> Organisations() => await database.Read(s => (IReadOnlyList<(string, string)>)
        [.. UserTable.All(s).Where(u => u.Role.May(Activities.TakePart)).DistinctBy(u => u.Organisation).Select(u => (u.Organisation, u.OrganisationName)).OrderBy(o => o.OrganisationName, StringComparer.OrdinalIgnoreCase)]);

    /// <summary>An item's draft with what was said of it; null where there is no draft.</summary>
    public async Task<TrialView?> Find(ItemKind kind, string id) => await database.Read(s => ItemTable.Find(s, kind.Code, id) is { Draft: not null } item ? View(s, kind, item) : null);

    /// <summary>The draft for somebody who is asked to test it; else it is said that there is none.</summary>
    public async Task<Outcome<TrialView>> ForTester(ItemKind kind, string id, User user) => await database.Read<Outcome<TrialView>>(s =>
        ItemTable.Find(s, kind.Code, id) is { Draft: not null } item && View(s, kind, item) is var view && TrialRules.MayTest(item, view.Trial, StepTable.Of(s, kind.Code, id), user) ? view : TrialRules.NotOpen);

    /// <summary>Drafts that a user is asked to test and has not answered.</summary>
    public async Task<IReadOnlyList<TrialView>> ToTest(User user) => await database.Read(s => ItemTable.Drafts(s).Where(i => ItemKind.Of(i.Kind) is not null).Select(i => View(s, ItemKind.Of(i.Kind)!, i))
        .Where(v => TrialRules.MayTest(v.Item, v.Trial, StepTable.Of(s, v.Kind.Code, v.Item.Id), user) && v.Answers.All(a => a.Tester != user.Id)).ToList());

    /// <summary>An editor opens a draft that was handed in: to some organisations, or to everybody who takes part.</summary>
    public Task<Outcome<TrialAnswer?>> Open(ItemKind kind, string id, IReadOnlyList<string> organisations, User user) => Change(kind, id, user, "open for testing", (session, item, steps, at) =>
    {
        if (!user.Role.May(Activities.EditToolkit)) return WritingRules.NotForEditing;
        if (item.Draft!.State != ItemDraftState.Submitted) return new Fault(FaultKind.Conflict, "The writer is still at it: it can be tested once they hand it in.");
        var known = UserTable.All(session).Select(u => u.Organisation).ToHashSet(StringComparer.Ordinal);
        if (organisations.FirstOrDefault(o => !known.Contains(o)) is { } strange) return new Fault(FaultKind.Invalid, $"Nobody works for “{strange}” here", "Organisations");
        TrialTable.Open(session, kind.Code, id, new Trial(item.Version + 1, at, organisations));
        StepTable.Add(session, kind.Code, id, steps.Count + 1, new ItemStep(item.Version + 1, ItemStepKind.Opened, at, user.Id, user.Name, user.OrganisationName, string.Join(", ", organisations)));
        return (TrialAnswer?)null;
    });

    /// <summary>A tester answers the three questions; once more in the place of what they said, until an editor has replied.</summary>
    public Task<Outcome<TrialAnswer?>> Answer(ItemKind kind, string id, string? sense, string? missing, string? wouldUse, User user) => Change(kind, id, user, "say of a draft", (session, item, steps, at) =>
    {
        var view = View(session, kind, item);
        if (!TrialRules.MayTest(item, view.Trial, steps, user)) return TrialRules.NotOpen;
        var answer = TrialRules.Answer(view.Answers.FirstOrDefault(a => a.Tester == user.Id), view.Trial!.Round, sense, missing, wouldUse, user, at);
        if (!answer.Succeeded) return answer.Faults.ToArray();
        TrialTable.Put(session, kind.Code, id, answer.Value);
        return answer.Value;
    });

    /// <summary>An editor says what was changed because of what a tester said, or why nothing was.</summary>
    public Task<Outcome<TrialAnswer?>> Reply(ItemKind kind, string id, string? tester, string? reply, User user) => Change(kind, id, user, "reply to a tester", (session, item, _, at) =>
    {
        var text = (reply ?? "").Trim();
        if (!user.Role.May(Activities.EditToolkit)) return WritingRules.NotForEditing;
        if (View(session, kind, item).Answers.FirstOrDefault(a => a.Tester == tester) is not { } answer) return TrialRules.NotOpen;
        if (text.Length is 0 or > TrialRules.Longest) return new Fault(FaultKind.Invalid, text.Length == 0 ? "Say what was changed, or why nothing was" : $"Use {TrialRules.Longest:N0} characters at most", "Reply");
        var replied = answer with { Reply = text, RepliedAt = at };
        TrialTable.Put(session, kind.Code, id, replied);
        return replied;
    });

    private static TrialView View(Session session, ItemKind kind, Item item)
    {
        var round = item.Version + 1;
        return new TrialView(kind, item, TrialTable.Find(session, kind.Code, item.Id, round), [.. TrialTable.Answers(session, kind.Code, item.Id, round).Where(a => a.Round == round)]);
    }

    private Task<Outcome<TrialAnswer?>> Change(ItemKind kind, string id, User user, string activity, Func<Session, Item, IReadOnlyList<ItemStep>, long, Outcome<TrialAnswer?>> change)
    {
        var now = clock.GetUtcNow();
        return database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            if (ItemTable.Find(session, kind.Code, id) is not { Draft: not null } item) return WritingRules.NoDraft;
            var done = change(session, item, StepTable.Of(session, kind.Code, id), now.ToUnixTimeMilliseconds());
            if (done.Succeeded) part.Close(new Act(user.Acting("pages"), now, Purpose.Planning, $"{activity}: {kind.One} {id}"));
            return done;
        });
    }
}
