using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Text;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.CareHomes;

/// <summary>That somebody was seen on a weekly round of a care home: an Encounter of the clinician, with what they wrote (https://hl7.org/fhir/R4/encounter.html).</summary>
/// <param name="Id">The Encounter's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, as shown.</param>
/// <param name="ById">The user; null when another system sent it.</param>
/// <param name="Note">What they wrote.</param>
/// <param name="IsTakenBack">True where it was ticked by mistake.</param>
internal sealed record RoundVisit(string Id, int Version, DateTimeOffset At, string By, string? ById, string Note, bool IsTakenBack)
{
    public const string Code = "home-round";
    private const string NoteUrl = "urn:goldthread:extension:note";

    public DateOnly Day => Dates.DayInLondon(At);

    /// <summary>The id of the visit of one resident on one day: one for each day, so that of two who tick at once the second is told.</summary>
    public static string IdFor(string episode, DateOnly day) =>
        "home-round-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{episode}|{Residence.Text(day)}")))[..40];

    /// <summary>The visit that an Encounter is; null where it is another kind of contact.</summary>
    public static RoundVisit? Of(RecordEntry entry)
    {
        if (entry.Type != "Encounter" || !IsOne(entry.Resource) || ReferralFhir.At(entry.Resource.Child("period").Text("start")) is not { } at)
        {
            return null;
        }

        var who = entry.Resource.First("participant").Child("individual");
        return new RoundVisit(
            entry.Id, entry.Version, at, who.Text("display") ?? entry.SourceName, ReferralFhir.User(who), entry.Resource.Extension(NoteUrl).Child("valueAnnotation").Text("text") ?? "",
            entry.Resource.Text("status") == "entered-in-error");
    }

    public static bool IsOne(JsonElement encounter) => encounter.Items("type").Any(t => t.Items("coding").Any(c => c.Text("system") == Residence.System && c.Text("code") == Code));

    /// <summary>The Encounter of a visit; of one that was ticked by mistake, entered in error.</summary>
    public static JsonObject Write(string id, string patient, string episode, User user, DateTimeOffset now, string note, bool takenBack)
    {
        var by = $"{user.Name}, {user.JobTitle}";
        var encounter = new JsonObject
        {
            ["resourceType"] = "Encounter",
            ["id"] = id,
            ["status"] = takenBack ? "entered-in-error" : "finished",
            ["class"] = new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v3-ActCode", ["code"] = "HH", ["display"] = "home health" },
            ["type"] = new JsonArray(new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = Residence.System, ["code"] = Code, ["display"] = "Care home round" }), ["text"] = "Care home round",
            }),
            ["subject"] = new JsonObject { ["reference"] = "Patient/" + patient },
            ["episodeOfCare"] = new JsonArray(new JsonObject { ["reference"] = "EpisodeOfCare/" + episode }),
            ["participant"] = new JsonArray(new JsonObject { ["individual"] = ReferralFhir.Person(user.Id, by) }),
            ["period"] = new JsonObject { ["start"] = ReferralFhir.Text(now), ["end"] = ReferralFhir.Text(now) },
            ["serviceProvider"] = ReferralFhir.Organisation(new Party(user.Organisation, user.OrganisationName)),
        };
        if (note.Length > 0)
        {
            encounter["extension"] = new JsonArray(new JsonObject
            {
                ["url"] = NoteUrl, ["valueAnnotation"] = new JsonObject { ["authorString"] = by, ["time"] = ReferralFhir.Text(now), ["text"] = note },
            });
        }

        return encounter;
    }
}
