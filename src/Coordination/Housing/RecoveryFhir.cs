using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Coordination.Referrals;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Housing;

/// <summary>The one place that knows how a time in a recovery or supported place looks in FHIR: one EpisodeOfCare (https://hl7.org/fhir/R4/episodeofcare.html).</summary>
internal static class RecoveryFhir
{
    public const string Code = "recovery-place";
    private const string Url = "urn:goldthread:move-on:";

    /// <summary>The stay that an EpisodeOfCare is; null for another kind, and for one without a first day.</summary>
    public static RecoveryStay? Read(JsonElement episode, string id, int version, string source)
    {
        var period = episode.Child("period");
        if (episode.Items("type").FirstOrDefault(t => t.Items("coding").Any(c => c.Text("system") == AdaptationFhir.System && c.Text("code") == Code)) is not { ValueKind: JsonValueKind.Object } type
            || Day(period.Text("start")) is not { } started)
        {
            return null;
        }

        var provider = episode.Child("managingOrganization");
        return new RecoveryStay
        {
            Id = id,
            Version = version,
            Place = type.Text("text") ?? provider.Text("display") ?? "A place",
            Provider = new Party((provider.Text("reference") is { } r ? r[(r.LastIndexOf('/') + 1)..] : source).ToUpperInvariant(), provider.Text("display") ?? source),
            Patient = episode.Child("patient").Text("reference") is { } p ? p[(p.LastIndexOf('/') + 1)..] : "",
            Started = started,
            Ended = Day(period.Text("end")) ?? (episode.Text("status") == "finished" ? started : null),
            Outcome = episode.Extension(Url + "outcome").Text("valueCode") ?? "",
            Where = episode.Extension(Url + "where").Text("valueString") ?? "",
            Reviews = [.. episode.Items("extension").Where(e => e.Text("url") == Url + "review").Select(e => Note(e.Child("valueAnnotation")))],
            Later = [.. episode.Items("extension").Where(e => e.Text("url") == Url + "still-there").Select(Later).OfType<StillThere>()],
            IsMistake = episode.Text("status") is "entered-in-error" or "cancelled",
        };
    }

    public static JsonObject Write(RecoveryStay stay)
    {
        var period = new JsonObject { ["start"] = Day(stay.Started) };
        if (stay.Ended is { } ended)
        {
            period["end"] = Day(ended);
        }

        var extensions = new JsonArray();
        if (stay.Outcome.Length > 0)
        {
            extensions.Add((JsonNode)new JsonObject { ["url"] = Url + "outcome", ["valueCode"] = stay.Outcome });
        }

        if (stay.Where.Length > 0)
        {
            extensions.Add((JsonNode)new JsonObject { ["url"] = Url + "where", ["valueString"] = stay.Where });
        }

        foreach (var review in stay.Reviews)
        {
            extensions.Add((JsonNode)new JsonObject { ["url"] = Url + "review", ["valueAnnotation"] = Annotation(review.By, review.At, review.Words) });
        }

        foreach (var later in stay.Later)
        {
            extensions.Add((JsonNode)new JsonObject
            {
                ["url"] = Url + "still-there",
                ["extension"] = new JsonArray(
                    new JsonObject { ["url"] = "months", ["valueInteger"] = later.Months },
                    new JsonObject { ["url"] = "answer", ["valueAnnotation"] = Annotation(later.By, later.At, later.Answer) }),
            });
        }

        var episode = new JsonObject
        {
            ["resourceType"] = "EpisodeOfCare",
            ["status"] = stay.IsMistake ? "entered-in-error" : stay.Ended is null ? "active" : "finished",
            ["type"] = new JsonArray(new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = AdaptationFhir.System, ["code"] = Code, ["display"] = "Recovery or supported place for a limited time" }), ["text"] = stay.Place,
            }),
            ["patient"] = new JsonObject { ["reference"] = "Patient/" + stay.Patient },
            ["managingOrganization"] = ReferralFhir.Organisation(stay.Provider),
            ["period"] = period,
        };
        if (extensions.Count > 0)
        {
            episode["extension"] = extensions;
        }

        return episode;
    }

    private static JsonObject Annotation(string by, DateTimeOffset at, string text) => new() { ["authorString"] = by, ["time"] = ReferralFhir.Text(at), ["text"] = text };

    private static ReferralNote Note(JsonElement said) => new(ReferralFhir.At(said.Text("time")) ?? DateTimeOffset.UnixEpoch, said.Text("authorString") ?? "", said.Text("text") ?? "");

    private static StillThere? Later(JsonElement extension)
    {
        var answer = extension.Extension("answer").Child("valueAnnotation");
        return extension.Extension("months").Number("valueInteger") is { } months && answer.Text("text") is { } said
            ? new StillThere((int)months, said, answer.Text("authorString") ?? "", ReferralFhir.At(answer.Text("time")) ?? DateTimeOffset.UnixEpoch)
            : null;
    }

    private static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
