using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Population.Release;
using Goldthread.Record.Access;

namespace Goldthread.Population.Extracts.Requests;

/// <summary>
/// The way out of a file: somebody asks, a second person looks and decides, and the asker may fetch it for some days. Each step is an act of the place; to look at the bytes and to fetch them is
/// one too. Who has no business with a request is told that there is none.
/// </summary>
internal sealed class ExtractDesk(Database database, ReadJournal journal, TimeProvider clock)
{
    /// <summary>The most requests of one asker that may wait at once.</summary>
    public const int MostOpen = 10;

    private static readonly Fault NotForAsking = new(FaultKind.Forbidden, "Only somebody who works with counts asks for extracts.");
    private static readonly Fault NotForChecking = new(FaultKind.Forbidden, "Only somebody who checks what leaves decides about extracts.");
    private static readonly Fault None = new(FaultKind.NotFound, "There is no such extract.");

    /// <summary>What a user asked for, the newest first.</summary>
    public async Task<IReadOnlyList<ExtractRequest>> Mine(User user) => await database.Read(s => ExtractTable.OfAsker(s, user.Id));

    /// <summary>What waits for somebody other than its asker, the oldest first; nothing for who does not check.</summary>
    public async Task<IReadOnlyList<ExtractRequest>> ToCheck(User user) =>
        user.Role.May(Activities.CheckOutputs) ? [.. (await database.Read(ExtractTable.Open)).Where(r => r.Check.AskedBy != user.Id)] : [];

    /// <summary>What was decided about, by anybody, the newest first; nothing for who does not check.</summary>
    public async Task<IReadOnlyList<ExtractRequest>> Done(User user) => user.Role.May(Activities.CheckOutputs) ? await database.Read(ExtractTable.Done) : [];

    /// <summary>One request, for its asker and for those who check.</summary>
    public async Task<Outcome<ExtractRequest>> Find(long number, User user) =>
        await database.Read(s => ExtractTable.Find(s, number)) is { } request && (request.Check.AskedBy == user.Id || user.Role.May(Activities.CheckOutputs)) ? request : None;

    /// <summary>Asks for a file to leave.</summary>
    public async Task<Outcome<ExtractRequest>> Ask(MadeExtract made, string why, User user)
    {
        if (!user.Role.May(Activities.SeeCounts)) return NotForAsking;
        if (made.Body.Length > MadeExtract.MostBytes) return new Fault(FaultKind.TooLarge, $"The file would have {made.Body.Length / 1024 / 1024} MB. Nobody can look through more than {MadeExtract.MostBytes / 1024 / 1024} MB: choose fewer columns or fewer people", "Columns");
        var asked = OutputCheck.Ask(made.What, made.Digest, made.Purpose, why, user.Id, clock.GetUtcNow());
        if (!asked.Succeeded) return asked.Faults.ToArray();
        return await Act(user, made.Purpose, (session, number) =>
        {
            if (ExtractTable.OfAsker(session, user.Id).Count(r => r.Check.State == OutputCheckState.Asked) >= MostOpen) return new Fault(FaultKind.Conflict, $"{MostOpen} of your extracts wait to be checked. Wait for those, or take one back");
            ExtractTable.Add(session, number, made, asked.Value, user.Name, user.OrganisationName);
            return (ExtractTable.Find(session, number)!, $"ask for the extract {number}: {made.What}");
        });
    }

    /// <summary>A second person lets it leave for some days.</summary>
    public Task<Outcome<ExtractRequest>> Approve(long number, string? reason, int days, User user) =>
        Decide(number, user, now => new ExtractStep(OutputCheckState.Approved, user.Id, user.Name, (reason ?? "").Trim(), now, now.AddDays(days)), $"let the extract {number} leave for {days} days");

    /// <summary>A second person says no.</summary>
    public Task<Outcome<ExtractRequest>> Refuse(long number, string? reason, User user) =>
        Decide(number, user, now => new ExtractStep(OutputCheckState.Refused, user.Id, user.Name, (reason ?? "").Trim(), now, null), $"refuse the extract {number}");

    /// <summary>The asker takes it back; also what was approved may then be fetched no more.</summary>
    public Task<Outcome<ExtractRequest>> Withdraw(long number, User user) =>
        Take(number, user, now => new ExtractStep(OutputCheckState.Withdrawn, user.Id, user.Name, "", now, null), $"take back the extract {number}");

    /// <summary>The bytes for a second person to look at. To look is an act.</summary>
    public async Task<Outcome<byte[]>> Look(long number, User user, Sight sight)
    {
        if (!user.Role.May(Activities.CheckOutputs)) return NotForChecking;
        var found = await Find(number, user);
        if (!found.Succeeded || found.Value.Check.AskedBy == user.Id) return None;
        await journal.Record(new ReadAct(sight.Act(clock, $"look at the extract {number} before it leaves"), Part.Place, 0, sight.Words));
        return await database.Read(s => ExtractTable.Body(s, number));
    }

    /// <summary>The bytes for the asker, while they may leave. To fetch them is an act.</summary>
    public async Task<Outcome<(string FileName, byte[] Body)>> Fetch(long number, User user, Sight sight)
    {
        var found = await Find(number, user);
        if (!found.Succeeded || found.Value.Check.AskedBy != user.Id) return None;
        var body = await database.Read(s => ExtractTable.Body(s, number));
        var made = new MadeExtract("", found.Value.FileName, body, 0, [], found.Value.Check.Purpose);
        if (!found.Value.Check.MayLeave(made.Digest, clock.GetUtcNow())) return new Fault(FaultKind.Forbidden, "This extract may not leave now.");
        await journal.Record(new ReadAct(sight.Act(clock, $"fetch the extract {number}: {found.Value.Check.What}"), Part.Place, 0, sight.Words));
        return (found.Value.FileName, body);
    }

    private Task<Outcome<ExtractRequest>> Decide(long number, User user, Func<DateTimeOffset, ExtractStep> step, string activity) =>
        user.Role.May(Activities.CheckOutputs) ? Take(number, user, step, activity) : Task.FromResult<Outcome<ExtractRequest>>(NotForChecking);

    private Task<Outcome<ExtractRequest>> Take(long number, User user, Func<DateTimeOffset, ExtractStep> step, string activity) => Act(user, Purpose.Planning, (session, _) =>
    {
        if (ExtractTable.Find(session, number) is not { } request) return None;
        var next = step(clock.GetUtcNow());
        var check = ExtractRequest.Next(request.Check, next);
        if (!check.Succeeded) return check.Faults.ToArray();
        ExtractTable.AddStep(session, number, request.Steps.Count + 1, next);
        return (ExtractTable.Find(session, number)!, activity);
    });

    // A refusal leaves no act: nothing was done.
    private Task<Outcome<ExtractRequest>> Act(User user, string purpose, Func<Session, long, Outcome<(ExtractRequest Request, string Activity)>> change) => database.Write<Outcome<ExtractRequest>>(session =>
    {
        var part = PartWriter.Open(session, Part.Place);
        var done = change(session, part.Commit);
        if (!done.Succeeded) return done.Faults.ToArray();
        part.Close(new Act(user.Acting("pages"), clock.GetUtcNow(), purpose, done.Value.Activity));
        return done.Value.Request;
    });
}
