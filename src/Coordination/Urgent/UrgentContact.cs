using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Urgent;

/// <summary>Whether a contact that some system wrote down as an Encounter stops the two-hour clock. Pure.</summary>
internal static class UrgentContact
{
    private const string Request = "ServiceRequest/";

    // https://terminology.hl7.org/CodeSystem-v3-ActCode.html: at home, and wherever else the team goes.
    private static readonly HashSet<string> InPerson = new(StringComparer.Ordinal) { "HH", "FLD" };

    // https://terminology.hl7.org/CodeSystem-v3-ParticipationMode.html, and class VR for virtual.
    private static readonly HashSet<string> FarCodes = new(StringComparer.Ordinal) { "VR", "PHONE", "VIDEOCONF", "REMOTE", "ELECTRONIC", "EMAILWRIT", "SMSWRIT", "WRITTEN" };
    private static readonly HashSet<string> NearCodes = new(StringComparer.Ordinal) { "FACE", "PHYSICAL" };
    private static readonly string[] FarWords = ["telephone", "phone call", "video", "virtual", "remote", "online", "text message", "by letter"];
    private static readonly string[] NearWords = ["face to face", "face-to-face", "home visit", "in person"];

    // A contact that is planned, cancelled or a mistake was none. https://hl7.org/fhir/R4/valueset-encounter-status.html
    private static readonly HashSet<string> Happened = new(StringComparer.Ordinal) { "arrived", "triaged", "in-progress", "onleave", "finished" };

    /// <summary>When a contact in person began; null for any other, and for one that says no time.</summary>
    public static DateTimeOffset? Read(JsonElement encounter)
    {
        if (!Happened.Contains(encounter.Text("status") ?? "")) return null;
        var codings = Codings(encounter).ToList();
        var words = codings.Select(c => c.Text("display")).Concat(encounter.Items("type").Select(t => t.Text("text"))).OfType<string>().ToList();
        bool Says(string[] any) => words.Exists(w => Array.Exists(any, a => w.Contains(a, StringComparison.OrdinalIgnoreCase)));
        bool Bears(HashSet<string> any) => codings.Exists(c => any.Contains(c.Text("code") ?? ""));

        // What is said to be far off is, also when its class is a visit at home.
        if (Bears(FarCodes) || Says(FarWords)) return null;
        return Bears(InPerson) || Bears(NearCodes) || Says(NearWords) ? ReferralFhir.At(encounter.Child("period").Text("start")) : null;
    }

    /// <summary>Ids of the requests that it answers.</summary>
    public static IReadOnlyList<string> Requests(JsonElement encounter) =>
        [.. encounter.Items("basedOn").Select(b => b.Text("reference")).OfType<string>().Where(r => r.StartsWith(Request, StringComparison.Ordinal)).Select(r => r[Request.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<JsonElement> Codings(JsonElement encounter)
    {
        if (encounter.Child("class") is { ValueKind: JsonValueKind.Object } kind) yield return kind;
        foreach (var coding in encounter.Items("type").SelectMany(t => t.Items("coding"))) yield return coding;
    }
}
