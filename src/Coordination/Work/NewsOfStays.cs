using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Work;

/// <summary>Tells those who have work with a person that they came into hospital, or left it: a coordinator should not learn it from a visit to an empty house.</summary>
internal static class NewsOfStays
{
    public const string Kind = "news";

    // Older than this it is no news, as where years of stays are loaded at once.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    /// <summary>The rows of a stay as it stands.</summary>
    public static IReadOnlyList<WorkRow> Of(Session session, StoredResource stay, JsonElement encounter, DateTimeOffset now) =>
        Change(encounter) is not var (state, at) || now - at > Fresh || at > now ? [] :
        [
            .. Audience(session, stay.Person).Where(o => o != stay.Source).Select(owner => new WorkRow
            {
                Owner = owner, Side = WorkSide.Answer, Type = "Encounter", Id = stay.Id, Person = stay.Person, Kind = Kind, State = state,
                DueAt = at.AddDays(1).ToUnixTimeMilliseconds(), SinceAt = at.ToUnixTimeMilliseconds(), SentAt = at.ToUnixTimeMilliseconds(),
            }),
        ];

    /// <summary>What happened, in words: "Came into hospital: Curlew Ward".</summary>
    public static WorkSaid Say(JsonElement stay)
    {
        var place = stay.Items("location").LastOrDefault().Child("location").Text("display") ?? stay.Child("serviceProvider").Text("display");
        return new WorkSaid((Change(stay)?.State == "left" ? "Left hospital" : "Came into hospital") + (place is null ? "" : ": " + place), "To know", "");
    }

    private static (string State, DateTimeOffset At)? Change(JsonElement stay) => stay.Text("status") switch
    {
        "finished" when ReferralFhir.At(stay.Child("period").Text("end")) is { } end => ("left", end),
        "in-progress" or "arrived" or "triaged" or "onleave" when ReferralFhir.At(stay.Child("period").Text("start")) is { } start => ("admitted", start),
        _ => null,
    };

    // Who has a row about this person, and who answers for them.
    private static HashSet<string> Audience(Session session, PersonKey person)
    {
        var owners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in PersonDirectory.Whole(session, person))
        {
            owners.UnionWith(WorkTable.Owners(session, record));
            owners.UnionWith(RelationshipTable.Of(session, record)
                .Where(r => r.Ground is SightGround.Registered or SightGround.CareTeam or SightGround.Caseload && !r.Viewer.Contains(':', StringComparison.Ordinal)).Select(r => r.Viewer));
        }

        return owners;
    }
}
