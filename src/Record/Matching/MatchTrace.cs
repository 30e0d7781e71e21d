using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.People;
using Goldthread.Record.People.Pds;

namespace Goldthread.Record.Matching;

/// <summary>What asking the national register about a record came to.</summary>
/// <param name="Record">The record.</param>
/// <param name="Number">The number to confirm; null when there is none.</param>
/// <param name="Score">How far record and register agree; null when there is nobody to compare.</param>
/// <param name="Status">The verification status that follows; null when the register did not answer.</param>
/// <param name="Words">What was asked and answered, in plain words.</param>
public sealed record TraceResult(Identity Record, NhsNumber? Number, MatchScore? Score, NhsNumberStatus? Status, string Words)
{
    /// <summary>The number that the record has and that another took the place of, by the register's word.</summary>
    internal string? Replaced { get; init; }

    /// <summary>The register has this person as sensitive.</summary>
    internal bool Sensitive { get; init; }

    /// <summary>The register no longer uses the record's number, and it leads to nobody.</summary>
    internal bool Invalidated { get; init; }
}

/// <summary>
/// Asks the national register who a record's person is. One person who agrees with the record is proposed, and somebody confirms; what they confirm is
/// laid over what the source wrote, which stays as it is. When the register does not answer nothing changes.
/// </summary>
public sealed class MatchTrace
{
    // The register is asked with names and dates that may be wrong: who comes back is compared before anybody is shown a number.
    private const double Agrees = 0.95;

    private readonly Database _database;
    private readonly IPds _pds;

    internal MatchTrace(Database database, IPds pds) => (_database, _pds) = (database, pds);

    /// <summary>Asks about a record; null when there is no such record.</summary>
    public async Task<TraceResult?> Ask(PersonKey key, CancellationToken cancel = default)
    {
        if (await _database.Read(session => IdentityTable.Find(session, key), cancel) is not { } record)
        {
            return null;
        }

        if (record.NhsNumber.Length > 0)
        {
            var answer = await _pds.Get(NhsNumber.Parse(record.NhsNumber), cancel);
            if (answer.Result == PdsResult.Unavailable)
            {
                return new TraceResult(record, null, null, null, answer.Words);
            }

            if (answer.Result == PdsResult.Invalidated)
            {
                return new TraceResult(record, null, null, NhsNumberStatus.NoSingleMatch, "The register no longer uses this number, and does not say which took its place. Never join it with another by hand.") { Invalidated = true };
            }

            if (answer.Person is { } named && named.NhsNumber.ToString() == record.NhsNumber
                && Proposed(record, named, "The register has this number, and what it says of the person agrees.") is { } proposal)
            {
                return proposal;
            }

            // Asked for a number that another took the place of, the register answers with the person under their new one.
            if (answer.Person is { } renamed && renamed.NhsNumber.ToString() != record.NhsNumber
                && Proposed(record with { NhsNumber = "" }, renamed, "The register says that another number took the place of this one, and what it says of the person agrees.") is { } newer)
            {
                return newer with { Record = record, Replaced = record.NhsNumber };
            }
        }

        return await SearchFor(record, cancel);
    }

    /// <summary>Confirms the number that the register gave, or writes down that it gave none. The register is asked again: a form can say anything.</summary>
    /// <param name="key">The record.</param>
    /// <param name="number">The number that was seen; null when none was given.</param>
    /// <param name="reason">Why.</param>
    /// <param name="act">Who, when and why.</param>
    /// <param name="cancel">Ends the asking.</param>
    public async Task<Outcome<TraceResult>> Confirm(PersonKey key, string? number, string? reason, Act act, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > MatchDecisions.LongestReason)
        {
            return new Fault(FaultKind.Invalid, string.IsNullOrWhiteSpace(reason) ? "Enter a reason" : $"Shorten the reason to {MatchDecisions.LongestReason} characters", "Reason");
        }

        if (await Ask(key, cancel) is not { } result)
        {
            return new Fault(FaultKind.NotFound, "There is no such record");
        }

        if (result.Status is null || (number ?? "") != (result.Number?.ToString() ?? ""))
        {
            return new Fault(FaultKind.Conflict, result.Status is null ? result.Words : "The national register answers otherwise now. Look again before you confirm");
        }

        return await _database.Write(session => Keep(session, result, reason.Trim(), act), cancel);
    }

    /// <summary>Takes back what was confirmed: the record is again what its source wrote.</summary>
    public async Task<Outcome<bool>> TakeBack(PersonKey key, string? reason, Act act) => string.IsNullOrWhiteSpace(reason)
        ? new Fault(FaultKind.Invalid, "Enter a reason", "Reason")
        : await _database.Write<Outcome<bool>>(session =>
        {
            var part = PartWriter.Open(session, key.Part);
            if (TracedTable.Find(session, key) is null || IdentityTable.Find(session, key) is not { } record)
            {
                return new Fault(FaultKind.NotFound, "Nothing was confirmed about this record");
            }

            TracedTable.Remove(session, key);
            SensitivePeople.Set(session, key, SensitiveGround.Register, holds: false);
            Decide(session, record, DecisionKind.TraceTakenBack, reason.Trim(), act);
            part.Close(act with { Activity = "match records: NHS number taken back" });
            return true;
        });

    private static Outcome<TraceResult> Keep(Session session, TraceResult result, string reason, Act act)
    {
        var part = PartWriter.Open(session, result.Record.Key.Part);
        var record = result.Record;
        if (result.Number is { } number)
        {
            var verified = Wholes.Verified(Wholes.Together(session, record.Key));
            if (verified is not null && verified != "n" + SupersededTable.Current(session, number.ToString()))
            {
                return new Fault(FaultKind.Invalid, "This record is joined with a person who has another verified NHS number. Take them apart first");
            }

            if (result.Replaced is { } replaced && SupersededTable.Find(session, replaced) is null)
            {
                SupersededTable.Put(session, new Superseded(replaced, number.ToString(), SupersededGround.Register));
                var touched = new List<PersonKey>();
                PersonLinker.Reown(session, "n" + replaced, "n" + number, touched);
                if (touched.Count > 0)
                {
                    Wholes.Settle(session, touched);
                }
            }
        }

        if (result.Invalidated)
        {
            SupersededTable.Put(session, new Superseded(record.NhsNumber, "", SupersededGround.Register));
        }

        TracedTable.Put(session, new Traced(record.Key, result.Number?.ToString() ?? "", result.Status!.Value, act.At));
        SensitivePeople.Set(session, record.Key, SensitiveGround.Register, result.Sensitive);
        var kind = result.Number is not null ? DecisionKind.Traced : DecisionKind.NotTraced;
        Decide(session, record, kind, reason, act);
        part.Close(act with { Activity = "match records: " + DecisionWords.Of(kind) });
        return result;
    }

    private static void Decide(Session session, Identity record, DecisionKind kind, string reason, Act act)
    {
        var about = record.Key.ToString();
        DecisionTable.Add(session, new Decision(about, DecisionTable.Last(session, about) + 1, kind, reason, act.At, act.Who), record.Key);
        PersonLinker.Handle(session, new PatientWritten(record.Key.Part, record.Key.Number, record.PatientId, record.Source), act.At);
    }

    private async Task<TraceResult> SearchFor(Identity record, CancellationToken cancel)
    {
        if (record.Family.Count == 0 || record.Sex is not ("male" or "female") || record.BirthDate.Length != 10)
        {
            return new TraceResult(record, null, null, NhsNumberStatus.NoSingleMatch, "The register is searched by family name, sex and whole birth date, and the record lacks one of them.");
        }

        // Without the postcode where it finds nobody with it: people move.
        var answer = await _pds.Search(new PdsQuestion(record.Family[0], record.Sex, record.BirthDate, record.Postcode), cancel);
        if (answer.Result == PdsResult.NotFound && record.Postcode.Length > 0)
        {
            answer = await _pds.Search(new PdsQuestion(record.Family[0], record.Sex, record.BirthDate, ""), cancel);
        }

        return answer.Result switch
        {
            PdsResult.Unavailable => new TraceResult(record, null, null, null, answer.Words),
            PdsResult.Found => Proposed(record, answer.Person!, "The register has one person with this family name, sex and birth date, and the rest agrees.")
                ?? new TraceResult(record, null, MatchScore.Of(record, answer.Person!.Identity), NhsNumberStatus.NoSingleMatch, "The register has one person who is like this record, but too much differs to be sure."),
            PdsResult.Several => new TraceResult(record, null, null, NhsNumberStatus.NoSingleMatch, "The register has several people like this and names none of them."),
            _ => new TraceResult(record, null, null, NhsNumberStatus.NoSingleMatch, "The register has nobody with this family name, sex and birth date."),
        };
    }

    private static TraceResult? Proposed(Identity record, PdsPerson person, string words)
    {
        var score = MatchScore.Of(record, person.Identity);
        return score.Probability < Agrees ? null : new TraceResult(record, person.NhsNumber, score, NhsNumberStatus.Verified, words)
        {
            Sensitive = person.Sensitive,
        };
    }
}
