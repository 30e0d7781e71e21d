using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Calls;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>What every desk of a programme does alike: one transaction and one act a verb; and who may not know of a thing is told that there is none.</summary>
internal abstract class ProgrammeDesk(Database database, TimeProvider clock)
{
    /// <summary>The most characters of a reason, a comment or a note.</summary>
    public const int MostWords = 4_000;

    protected static Fault None { get; } = new(FaultKind.NotFound, "There is no such thing here.");

    protected Database Database => database;

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What the user runs as a secretary, or that there is no such call.</summary>
    protected static Outcome<Proceedings> RunBy(Session session, string call, User user) =>
        user.Role.May(Activities.RunProgrammes) && Proceedings.Read(session, call) is { } found && found.Call.Owner == user.Organisation ? found : None;

    protected static Fault Wrong(string field, string words) => new(FaultKind.Invalid, words, field);

    protected static Fault Refused(string words) => new(FaultKind.Conflict, words);

    /// <summary>A text that was typed, if it is there and not too long.</summary>
    protected static Outcome<string> Said(string? typed, string field, string ask) => (typed ?? "").Trim() is not { Length: > 0 } said ? Wrong(field, ask)
        : said.Length > MostWords ? Wrong(field, $"Use {MostWords:N0} characters at most") : said;

    protected void Move(Session session, StandingCall call, CallPhase to, User user) => CallTable.Put(session, call with { Phase = to, Version = call.Version + 1 }, user.Id, Now);

    /// <summary>Writes in one transaction. The place is locked first, so that two who do the same at once do it one after the other; a refusal leaves no act.</summary>
    protected Task<Outcome<T>> Act<T>(User user, Func<Session, long, Outcome<(T Done, string Activity)>> change) => database.Write<Outcome<T>>(session =>
    {
        var part = PartWriter.Open(session, Part.Place);
        var done = change(session, part.Commit);
        if (!done.Succeeded) return done.Faults.ToArray();
        part.Close(new Act(user.Acting("pages"), Now, Purpose.CareManagement, done.Value.Activity));
        return done.Value.Done;
    });
}
