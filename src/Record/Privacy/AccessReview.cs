using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Record.Privacy;

/// <summary>What an officer decides about an alert.</summary>
internal enum Finding
{
    Appropriate,
    NotAppropriate,

    /// <summary>Another officer is to look at it.</summary>
    Escalate,
}

/// <summary>
/// Reviews of what the privacy officer was told of. Nobody reviews what they did themselves, and who passed an alert on does not close it; of two reviews at
/// once the first counts. What was found not to be appropriate ends at once.
/// </summary>
internal sealed class AccessReview(Database database, JournalReader journals, PersonDirectory directory, Relationships relationships, TimeProvider clock)
{
    /// <summary>How long before and after an alert the reviewer sees what the user did.</summary>
    public static readonly TimeSpan Around = TimeSpan.FromDays(1);

    private const int LeastNotes = 10;
    private const int MostNotes = 1_000;
    private const int MostActs = 500;

    /// <summary>Writes what a review found.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="seen">The state that the reviewer saw: when it has changed meanwhile, somebody else was first.</param>
    /// <param name="finding">What they found.</param>
    /// <param name="notes">Why, 10 to 1,000 characters.</param>
    /// <param name="sight">Who reviews.</param>
    public async Task<Outcome<Alert>> Review(string id, string seen, Finding finding, string notes, Sight sight)
    {
        notes = notes.Trim();
        if (await database.Read(session => AlertTable.Find(session, id)) is not { } alert)
        {
            return new Fault(FaultKind.NotFound, "There is no alert of this reference.");
        }

        if (WhyNot(alert, sight.Who.User) is { } why)
        {
            return new Fault(FaultKind.Forbidden, why);
        }

        if (notes.Length is < LeastNotes or > MostNotes)
        {
            return new Fault(FaultKind.Invalid, notes.Length == 0 ? "Say what you found" : $"Say what you found in {LeastNotes} to {MostNotes:N0} characters", "notes");
        }

        if (alert.State == AlertStates.Reviewed || alert.State != seen)
        {
            return First(alert);
        }

        var now = clock.GetUtcNow();
        var reviewed = alert with
        {
            State = finding == Finding.Escalate ? AlertStates.Escalated : AlertStates.Reviewed,
            Reviewer = sight.Who.User,
            ReviewedAt = now,
            Outcome = finding switch { Finding.Appropriate => AlertOutcomes.Appropriate, Finding.NotAppropriate => AlertOutcomes.NotAppropriate, _ => "" },
            Notes = alert.Notes.Length == 0 ? notes : $"{alert.Notes}\n{notes}",
        };
        var written = await database.Write(session =>
        {
            // The part is opened first: two reviews at once come one after the other.
            var part = PartWriter.Open(session, Part.Place);
            if (AlertTable.Review(session, reviewed, seen) == 0)
            {
                return false;
            }

            part.Close(sight.Act(clock, $"review alert {id}: {(finding == Finding.Escalate ? "for another officer" : reviewed.Outcome)}"));
            return true;
        });
        if (!written)
        {
            return First((await database.Read(session => AlertTable.Find(session, id)))!);
        }

        if (finding == Finding.NotAppropriate)
        {
            await Close(reviewed, sight);
        }

        return reviewed;
    }

    /// <summary>Why somebody may not review an alert; null when they may.</summary>
    public static string? WhyNot(Alert alert, string user) =>
        alert.UserId == user ? "You cannot review what you did yourself. Another privacy officer must."
        : alert.State == AlertStates.Escalated && alert.Reviewer == user ? "You asked for another officer to look at this. Another privacy officer must."
        : null;

    /// <summary>How often a review found that a user had no good reason, and whether they may still open records by their own word.</summary>
    public async Task<(long Failed, bool Suspended)> Standing(string user)
    {
        var failed = await database.Read(session => AlertTable.Failed(session, user));
        return (failed, failed >= Relationships.MostFailedReviews);
    }

    /// <summary>What the user did with the record around an alert, oldest first; of an alert about no one record, nothing.</summary>
    public async Task<IReadOnlyList<JournalEntry>> Done(Alert alert)
    {
        if (alert.Person.IsPlace)
        {
            return [];
        }

        var found = new List<JournalEntry>();
        foreach (var member in await Members(alert))
        {
            found.AddRange(await journals.ReadsOf(member.Part, member.Number, alert.At - Around, alert.At + Around + Around, MostActs));
        }

        return [.. found.Where(f => f.Act.Who.User == alert.UserId).OrderBy(f => f.Act.At).ThenBy(f => f.Number)];
    }

    private async Task<IReadOnlyList<PersonKey>> Members(Alert alert) =>
        await directory.Members(alert.Person.ToString()) is { Count: > 0 } members ? [.. members.Select(m => m.Key)] : [alert.Person];

    private async Task Close(Alert alert, Sight sight)
    {
        SightGround? ground = alert.Kind switch
        {
            AlertKinds.Claimed => SightGround.Claimed,
            AlertKinds.Emergency => SightGround.Emergency,
            AlertKinds.SealOpened => SightGround.SealOpened,
            _ => null,
        };
        if (ground is { } opened && await directory.Members(alert.Person.ToString()) is { Count: > 0 } members)
        {
            await relationships.End(members, "user:" + alert.UserId, opened, sight.Act(clock, "closed a record that was opened without good reason"));
        }
    }

    private static Fault First(Alert alert) => new(FaultKind.Conflict, alert.State == AlertStates.Reviewed
        ? $"Somebody else has reviewed this meanwhile and found it {(alert.Outcome == AlertOutcomes.Appropriate ? "appropriate" : "not appropriate")}. Your answer was not kept."
        : "Somebody else has passed this on to another officer meanwhile. Read their notes, then answer again.");
}
