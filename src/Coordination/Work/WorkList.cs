using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Work;

/// <summary>Which rows somebody wants to see.</summary>
/// <param name="Side">Their own move, what they wait for, or what was answered.</param>
/// <param name="Whose">"me", "nobody", "all", "team:ID" or "user:ID".</param>
/// <param name="Kind">A kind of work, or empty for all.</param>
/// <param name="Late">Only what is past its limit.</param>
/// <param name="Snoozed">What was put off, instead of the rest.</param>
internal sealed record WorkFilter(WorkSide Side, string Whose, string Kind, bool Late, bool Snoozed)
{
    /// <summary>The user whose rows the store is asked for; null for everybody's.</summary>
    public string? Assignee(User user) => Whose switch
    {
        "me" => user.Id,
        "nobody" => "",
        _ when Whose.StartsWith("user:", StringComparison.Ordinal) => Whose["user:".Length..],
        _ => null,
    };

    public bool Takes(WorkRow row, long now) =>
        (Kind.Length == 0 || row.Kind == Kind) && (!Late || row.DueAt < now) && row.SnoozedUntil > now == Snoozed
        && (!Whose.StartsWith("team:", StringComparison.Ordinal) || row.Team == Whose["team:".Length..]);
}

/// <summary>A row as it is shown.</summary>
internal sealed record WorkItem
{
    public required WorkRow Row { get; init; }

    /// <summary>The key of the person's page.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Age { get; init; }

    public required string Place { get; init; }

    /// <summary>Why now: "Referral from Millbrook Water Surgery: two falls since August".</summary>
    public required string What { get; init; }

    public required string WhoseMove { get; init; }

    /// <summary>A number to ring, as the source gave it; null when there is none.</summary>
    public string? Telephone { get; init; }

    /// <summary>How to reach them safely, where the record says so.</summary>
    public string? Contact { get; init; }

    public required string Href { get; init; }

    public Referral? Referral { get; init; }
}

/// <summary>A page of a worklist.</summary>
/// <param name="Items">In order of due date.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record WorkPage(IReadOnlyList<WorkItem> Items, WorkPlace? Next);

/// <summary>Whose move it is, across people: rows of the reader's organisation, each only when the person and the task are in their sight. To look is an act about each person shown.</summary>
internal sealed class WorkList(Database database, RecordReader reader, PersonDirectory directory, ReadJournal journal, TimeProvider clock)
{
    public const int PageSize = 25;

    // A filter that takes few rows looks so far and then offers the next page.
    private const int MostLookedAt = 2_000;

    public async Task<WorkPage> Read(User user, Sight sight, WorkFilter filter, WorkPlace after)
    {
        var now = clock.GetUtcNow();
        var items = new List<WorkItem>();
        var looked = 0;
        while (true)
        {
            var rows = await database.Read(session => WorkTable.Page(session, user.Organisation, filter.Side, filter.Assignee(user), after, PageSize * 4));
            foreach (var row in rows)
            {
                if (items.Count == PageSize || looked++ == MostLookedAt)
                {
                    return await Told(items, after, sight);
                }

                after = new WorkPlace(row.DueAt, row.Id);
                if (filter.Takes(row, now.ToUnixTimeMilliseconds()) && await Show(row, sight, now) is { } item)
                {
                    items.Add(item);
                }
            }

            if (rows.Count < PageSize * 4)
            {
                return await Told(items, null, sight);
            }
        }
    }

    private async Task<WorkPage> Told(List<WorkItem> items, WorkPlace? next, Sight sight)
    {
        var act = sight.Act(clock, "look at a worklist");
        await Task.WhenAll(items.Select(i => i.Row.Person).Distinct().Select(p => journal.Record(new ReadAct(act, p.Part, p.Number, sight.Words))));
        return new WorkPage(items, next);
    }

    private async Task<WorkItem?> Show(WorkRow row, Sight sight, DateTimeOffset now)
    {
        if (await reader.Read(row.Type, row.Id, sight) is not { Succeeded: true } found || await database.Read(session => PersonDirectory.Find(session, row.Person)) is not { } identity)
        {
            return null;
        }

        var patient = await reader.Read("Patient", identity.PatientId, sight);
        if (!patient.Succeeded)
        {
            return null;
        }

        var key = (await directory.Members(row.Person.ToString()))[0].Key.ToString();
        using var person = JsonDocument.Parse(patient.Value.Body!, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        using var task = JsonDocument.Parse(found.Value.Body!, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        var referral = ReferralFhir.Read(task.RootElement, row.Id, found.Value.Version);
        var address = person.RootElement.Items("address").OrderBy(a => a.Text("use") is "home" or null ? 0 : 1).FirstOrDefault();
        return new WorkItem
        {
            Row = row,
            Key = key,
            Name = identity.Name,
            Age = PartialDate.TryParse(identity.BirthDate, null, out var born) ? Dates.Age(born, Dates.DayInLondon(now)) : null,
            Place = address.Text("district") ?? address.Text("city") ?? "",
            What = row.Kind == NewsOfStays.Kind ? NewsOfStays.Words(task.RootElement) : referral is null ? task.RootElement.Text("description") ?? task.RootElement.Child("code").Text("text") ?? "Something to do" : What(row, referral),
            WhoseMove = row.Kind == NewsOfStays.Kind ? "To know" : referral is null ? task.RootElement.Child("owner").Text("display") is { } owner ? $"{owner} to do" : "Nobody has it" : ReferralMove.StateWords(referral),
            Telephone = person.RootElement.Items("telecom").Where(t => t.Text("system") == "phone" && t.Text("use") != "old").OrderBy(t => t.Text("use") == "mobile" ? 0 : 1).FirstOrDefault().Text("value"),
            Contact = person.RootElement.Items("communication").Any(c => c.Bool("preferred") == true && c.Child("language").Code() is { } language && !language.StartsWith("en", StringComparison.Ordinal)) ? "Needs an interpreter" : null,
            Href = row.Kind == NewsOfStays.Kind ? $"/work/people/{key}" : referral is null ? $"/work/people/{key}#actions" : $"/work/people/{key}/referrals/{row.Id}",
            Referral = referral,
        };
    }

    private static string What(WorkRow row, Referral referral) => row.Side switch
    {
        WorkSide.Answer => $"{referral.ServiceName} {(referral.State == ReferralState.Declined ? "declined" : "finished")}: {referral.Why ?? referral.Outcome}",
        WorkSide.Watch => $"{ReferralFhir.KindWords(referral.Kind)} to {referral.ServiceName}: {referral.Reason}",
        _ => $"{ReferralFhir.KindWords(referral.Kind)} from {referral.From.Name}: {referral.Reason}",
    };
}
