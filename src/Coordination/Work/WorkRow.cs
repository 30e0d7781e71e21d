using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Work;

/// <summary>Why a row stands on an organisation's list.</summary>
internal enum WorkSide : short
{
    /// <summary>It is this organisation's move.</summary>
    Do = 0,

    /// <summary>It sent something, and another has the move.</summary>
    Watch = 1,

    /// <summary>It sent something, and there is an answer to read.</summary>
    Answer = 2,
}

/// <summary>One open step, under the organisation whose list it stands on.</summary>
internal sealed record WorkRow
{
    public const long Never = long.MaxValue;

    public required string Owner { get; init; }

    public required WorkSide Side { get; init; }

    public required string Type { get; init; }

    public required string Id { get; init; }

    public required PersonKey Person { get; init; }

    /// <summary>"task", "plan", or a kind of referral.</summary>
    public required string Kind { get; init; }

    public string State { get; init; } = "";

    public string Service { get; init; } = "";

    public string ServiceName { get; init; } = "";

    public string Team { get; init; } = "";

    /// <summary>The user who has it; empty when nobody has.</summary>
    public string Assignee { get; init; } = "";

    /// <summary>0 most urgent to 3.</summary>
    public short Priority { get; init; } = 3;

    /// <summary>In milliseconds; <see cref="Never"/> where no clock runs.</summary>
    public long DueAt { get; init; } = Never;

    public long SinceAt { get; init; }

    public long SentAt { get; init; }

    public long SnoozedUntil { get; init; }

    public string SnoozeReason { get; init; } = "";

    /// <summary>True when the owner may see the person for the sake of this row.</summary>
    public bool Grants { get; init; }

    /// <summary>
    /// The rows of a Task as it stands: of a referral one for the service and one for whoever sent it, of any other open task one for whoever owns it. An owner that
    /// is a user stands under the organisation that <paramref name="organisationOf"/> names.
    /// </summary>
    /// <param name="task">As stored.</param>
    /// <param name="organisationOf">The organisation of a user; null when there is no such user.</param>
    public static IReadOnlyList<WorkRow> Of(StoredResource task, Func<string, string?> organisationOf)
    {
        using var json = JsonDocument.Parse(task.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        return ReferralFhir.Read(json.RootElement, task.Id, task.Version) is { } referral ? Of(task, referral) : Of(task, json.RootElement, organisationOf);
    }

    private static List<WorkRow> Of(StoredResource task, Referral referral)
    {
        var rows = new List<WorkRow>();
        var row = new WorkRow
        {
            Owner = referral.To.Code, Side = WorkSide.Do, Type = "Task", Id = task.Id, Person = task.Person, Kind = ReferralFhir.Code(referral.Kind),
            State = ReferralFhir.Code(referral.State), Service = referral.Service ?? "", ServiceName = referral.ServiceName, Team = referral.Team ?? "",
            Assignee = referral.Assignee ?? "", Priority = Rank(referral.Priority), DueAt = Millisecond(referral.Due), SinceAt = task.At.ToUnixTimeMilliseconds(),
            SentAt = referral.Sent.ToUnixTimeMilliseconds(), Grants = referral.GivesSight,
        };
        if (referral.IsOpen && referral.To.Code.Length > 0)
        {
            rows.Add(row);
        }

        var mine = row with { Owner = referral.From.Code, Assignee = referral.SenderId ?? "", Team = "", Grants = false };
        if (referral.From.Code.Length == 0 || referral.State is ReferralState.Withdrawn or ReferralState.Redirected)
        {
            return rows;
        }

        if (referral.State is ReferralState.Declined or ReferralState.Closed)
        {
            rows.Add(mine with { Side = WorkSide.Answer, DueAt = (referral.Ended ?? task.At).AddDays(2).ToUnixTimeMilliseconds() });
        }
        else if (referral.State == ReferralState.Draft)
        {
            rows.Add(mine with { Side = WorkSide.Do });
        }
        else
        {
            rows.Add(mine with { Side = WorkSide.Watch });
        }

        return rows;
    }

    private static List<WorkRow> Of(StoredResource stored, JsonElement task, Func<string, string?> organisationOf)
    {
        if (task.Text("status") is "completed" or "cancelled" or "rejected" or "failed" or "entered-in-error" or "draft")
        {
            return [];
        }

        var owner = task.Child("owner");
        var user = ReferralFhir.User(owner);
        var reference = owner.Text("reference") ?? "";
        var organisation = user is not null ? organisationOf(user) ?? stored.Source
            : reference.StartsWith("Organization/", StringComparison.Ordinal) ? reference["Organization/".Length..]
            : stored.Source;
        var due = task.Child("restriction").Child("period").Moment("end") ?? task.Child("executionPeriod").Moment("end");
        var asked = ReferralFhir.At(task.Text("authoredOn")) ?? stored.At;
        return
        [
            new WorkRow
            {
                Owner = organisation, Side = WorkSide.Do, Type = "Task", Id = stored.Id, Person = stored.Person, Kind = "task", State = task.Text("status") ?? "",
                Assignee = user ?? "", Priority = RankOf(task.Text("priority")), DueAt = due is { } at ? EndOf(at).ToUnixTimeMilliseconds() : Never,
                SinceAt = stored.At.ToUnixTimeMilliseconds(), SentAt = asked.ToUnixTimeMilliseconds(),
            },
        ];
    }

    // A day without a time is due until it ends, in England.
    private static DateTimeOffset EndOf(FhirMoment due) => due.HasTime ? due.Start : UkTime.StartOf(due.LastDay.AddDays(1));

    private static short Rank(ReferralPriority priority) => (short)(ReferralPriority.Stat - priority);

    private static short RankOf(string? priority) => Rank(Enum.TryParse<ReferralPriority>(priority, ignoreCase: true, out var read) ? read : ReferralPriority.Routine);

    private static long Millisecond(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds() ?? Never;
}
