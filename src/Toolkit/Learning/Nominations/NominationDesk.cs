using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Learning.Nominations;

/// <summary>What is put before the leadership group: nominated, seconded from elsewhere, decided with a reason, taken up by others.</summary>
internal sealed class NominationDesk(TakingPart taking)
{
    private static readonly Fault None = new(FaultKind.NotFound, "There is no such nomination.");

    public async Task<IReadOnlyList<Nomination>> All() => await taking.Read(NominationTable.All);

    public async Task<Nomination?> Find(long number) => await taking.Read(s => NominationTable.Find(s, number));

    public Task<Outcome<Nomination>> Nominate(long number, string? title, string? words, string? initiative, User user) => taking.Write<Nomination>(user, Activities.TakePart, $"nominate {title}", (session, _) =>
    {
        if (NominationTable.Find(session, number) is { } before) return before;
        var typed = new Typed();
        var made = new Nomination(number, typed.Need(title, "Name", "Say what it is called", 120), typed.Need(words, "Words", "Say what it is and what came of it", 4000), typed.May(initiative, "Initiative", 80), user.Id, user.Name, user.Organisation, user.OrganisationName, taking.Now);
        typed.Refuse(made.Initiative.Length > 0 && ItemTable.Find(session, ItemKind.Initiative.Code, made.Initiative) is not { IsPublished: true }, "Initiative", "The toolkit has no initiative of this id");
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        NominationTable.Put(session, made);
        return made;
    });

    /// <summary>Somebody of another organisation seconds it.</summary>
    public Task<Outcome<Nomination>> Second(long number, string? words, User user) => Change(number, user, Activities.TakePart, "second", (session, old) =>
    {
        if (old.State != NominationState.Nominated) return Decided;
        if (old.Organisation == user.Organisation) return new Fault(FaultKind.Conflict, "Somebody of another organisation seconds it.");
        return Voice(session, old, NominationTable.Second, user.Id, $"{user.Name}, {user.OrganisationName}", words);
    });

    /// <summary>The leadership group has decided; an editor writes it down. What nobody has seconded is not decided, and nobody decides about their own.</summary>
    public Task<Outcome<Nomination>> Decide(long number, bool champions, string? reason, User user) => Change(number, user, Activities.EditToolkit, champions ? "champion" : "decline", (session, old) =>
    {
        if (old.State != NominationState.Nominated) return Decided;
        if (old.Person == user.Id) return new Fault(FaultKind.Conflict, "You nominated this, so somebody else writes down the decision.");
        if (old.Seconds.Count == 0) return new Fault(FaultKind.Conflict, "Nobody has seconded it yet.");
        var typed = new Typed();
        var said = typed.Need(reason, "Reason", "Say why it was decided so", 1000);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        return Kept(session, old with { State = champions ? NominationState.Championed : NominationState.Declined, Reason = said, DecidedBy = user.Name, DecidedAt = taking.Now });
    });

    /// <summary>An organisation says that it has taken it up; once each.</summary>
    public Task<Outcome<Nomination>> TakeUp(long number, string? words, User user) => Change(number, user, Activities.LeadImprovement, "take up", (session, old) =>
        old.State != NominationState.Championed ? new Fault(FaultKind.Conflict, "The leadership group has not chosen this.")
        : old.Organisation == user.Organisation ? new Fault(FaultKind.Conflict, "Your organisation nominated it: spread is counted elsewhere.")
        : Voice(session, old, NominationTable.TookUp, user.Organisation, user.OrganisationName, words));

    public Task<Outcome<Nomination>> Withdraw(long number, User user) => Change(number, user, Activities.TakePart, "take back", (session, old) =>
        old.Person != user.Id ? None : Kept(session, old with { State = NominationState.Withdrawn }));

    private static Fault Decided => new(FaultKind.Conflict, "This nomination is decided or taken back already.");

    private Outcome<Nomination> Voice(Session session, Nomination old, string kind, string who, string name, string? words)
    {
        var typed = new Typed();
        var said = typed.Need(words, "Words", "Say it in a sentence", 500);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        NominationTable.Say(session, old.Number, kind, new Voice(who, name, said, taking.Now));
        return NominationTable.Find(session, old.Number)!;
    }

    private static Nomination Kept(Session session, Nomination now)
    {
        NominationTable.Put(session, now);
        return now;
    }

    private Task<Outcome<Nomination>> Change(long number, User user, Activities needs, string activity, Func<Session, Nomination, Outcome<Nomination>> change) =>
        taking.Write<Nomination>(user, needs, $"{activity} the nomination {number}", (session, _) => NominationTable.Find(session, number) is { } old ? change(session, old) : None);
}
