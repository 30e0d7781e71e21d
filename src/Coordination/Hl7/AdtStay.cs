using System.Globalization;
using System.Text.Json.Nodes;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// The Encounter after a message. The rules, so that the order of arrival does not matter:
/// of admission and its cancelling (A01, A11), and of discharge and its cancelling (A03, A13), the one that the sender wrote down last (EVN-2) holds;
/// details (class, ward's doctor, reason, expected day) are those of the message written down last; a transfer (A02) takes its place among the others by when it happened, and where the newest message saw somebody elsewhere, that comes last, since nobody knows when;
/// a stay that was never seen is begun by whatever message comes first. A cancelled admission stays in the record as a cancelled stay.
/// </summary>
internal static class AdtStay
{
    public const string ExpectedUrl = "urn:goldthread:extension:expected-discharge";
    private const string UkCore = "https://fhir.hl7.org.uk/";
    private const string AdmissionMethodUrl = UkCore + "StructureDefinition/Extension-UKCore-AdmissionMethod";
    private const string DischargeMethodUrl = UkCore + "StructureDefinition/Extension-UKCore-DischargeMethod";

    /// <summary>The next version; <paramref name="current"/> is not changed.</summary>
    /// <param name="current">The Encounter as it stands, whole; null for a stay that was never seen.</param>
    /// <param name="message">What the hospital says.</param>
    /// <param name="sender">Which hospital.</param>
    /// <param name="patient">The id of its Patient.</param>
    public static Outcome<JsonObject> Next(JsonObject? current, AdtMessage message, AdtSender sender, string patient)
    {
        var stay = (JsonObject?)current?.DeepClone() ?? New(message, sender);
        stay["subject"] = new JsonObject { ["reference"] = "Patient/" + patient };
        var heard = Heard.Of(stay);
        var at = message.Recorded.Instant;
        var period = stay["period"] as JsonObject ?? [];
        var status = stay["status"]?.GetValue<string>();
        var (isCancelled, hasLeft) = (status is "cancelled" or "entered-in-error", period["end"] is not null);

        var isAdmission = false;
        if (message.Event is "A01" or "A11" && IsNews(at, heard.Admission))
        {
            isAdmission = message.Event == "A01";
            heard = heard with { Admission = at };
            isCancelled = message.Event == "A11";
            period["start"] = message.Event == "A01" ? (message.Visit.Admitted ?? message.Happened).Fhir : period["start"]?.DeepClone() ?? message.Visit.Admitted?.Fhir;
        }

        if (message.Event is "A03" or "A13" && IsNews(at, heard.Discharge))
        {
            heard = heard with { Discharge = at };
            hasLeft = message.Event == "A03";
            period["end"] = hasLeft ? (message.Visit.Left ?? message.Happened).Fhir : null;
            Leaving(stay, message.Visit, hasLeft);
        }

        if (period["start"] is null && message.Visit.Admitted is { } admitted)
        {
            period["start"] = admitted.Fhir;
        }

        if (IsBefore(period["end"], period["start"]))
        {
            return new Fault(FaultKind.Invalid, $"The stay would end ({period["end"]}) before it began ({period["start"]}).", message.Event == "A03" ? "PV1-45" : "PV1-44");
        }

        if (message.Event != "A11" && IsNews(at, heard.Details))
        {
            heard = heard with { Details = at, Place = AdtWards.Words(message.Visit) ?? heard.Place };
            Details(stay, message);
        }

        Clean(period);
        stay["period"] = period;
        if (period.Count == 0)
        {
            stay.Remove("period");
        }

        AdtWards.Put(stay, message, sender, heard, isAdmission, hasLeft);
        stay["status"] = isCancelled ? "cancelled" : hasLeft ? "finished" : "in-progress";
        heard.Put(stay);
        return stay;
    }

    private static bool IsNews(DateTimeOffset at, DateTimeOffset? last) => last is null || at >= last;

    private static bool IsBefore(JsonNode? end, JsonNode? start) =>
        end is not null && start is not null
        && (end.ToString().Length == 10 || start.ToString().Length == 10
            ? string.CompareOrdinal(end.ToString()[..10], start.ToString()[..10]) < 0
            : Moment(end.ToString()) < Moment(start.ToString()));

    internal static DateTimeOffset Moment(string fhir) => DateTimeOffset.Parse(fhir, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static JsonObject New(AdtMessage message, AdtSender sender) => new()
    {
        ["resourceType"] = "Encounter",
        ["identifier"] = new JsonArray(new JsonObject { ["system"] = sender.VisitSystem, ["value"] = message.Visit.Number }),
        ["status"] = "in-progress",
        ["class"] = Class(message.Visit.Class),
        ["serviceProvider"] = new JsonObject
        {
            ["identifier"] = new JsonObject { ["system"] = OdsCode.System, ["value"] = sender.Source }, ["display"] = sender.Name,
        },
    };

    private static void Details(JsonObject stay, AdtMessage message)
    {
        var visit = message.Visit;
        if (visit.Class.Length > 0)
        {
            stay["class"] = Class(visit.Class);
        }

        if (visit.AdmissionType.Length > 0)
        {
            var hospitalization = Hospitalization(stay);
            Heard.Replace(hospitalization, AdmissionMethodUrl, new JsonObject { ["url"] = AdmissionMethodUrl, ["valueCodeableConcept"] = NationalCodes.AdmissionMethod(visit.AdmissionType) });
            stay["hospitalization"] = hospitalization;
        }

        stay["type"] = new JsonArray(new JsonObject
        {
            ["text"] = visit.Class == "E" ? "Emergency department" : NationalCodes.IsEmergency(visit.AdmissionType) ? "Emergency hospital stay" : "Hospital stay",
        });
        if (visit.Doctor.Length > 0)
        {
            stay["participant"] = new JsonArray(new JsonObject { ["individual"] = new JsonObject { ["display"] = visit.Doctor } });
        }

        if (visit.Reason.Length > 0)
        {
            stay["reasonCode"] = new JsonArray(new JsonObject { ["text"] = visit.Reason });
        }

        if (visit.Expected is { } expected && Expected(stay) != expected.Day)
        {
            Heard.Replace(stay, ExpectedUrl, new JsonObject
            {
                ["url"] = ExpectedUrl,
                ["extension"] = new JsonArray(
                    new JsonObject { ["url"] = "day", ["valueDate"] = expected.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
                    new JsonObject { ["url"] = "said", ["valueInstant"] = message.Recorded.Instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture) }),
            });
        }
    }

    private static DateOnly? Expected(JsonObject stay) =>
        (Heard.Extensions(stay).FirstOrDefault(e => e["url"]?.GetValue<string>() == ExpectedUrl)?["extension"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(p => p["url"]?.GetValue<string>() == "day")?["valueDate"]?.GetValue<string>() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static void Leaving(JsonObject stay, AdtVisit visit, bool hasLeft)
    {
        var hospitalization = Hospitalization(stay);
        hospitalization.Remove("dischargeDisposition");
        Heard.Replace(hospitalization, DischargeMethodUrl, hasLeft && !visit.DischargeMethod.IsEmpty
            ? new JsonObject { ["url"] = DischargeMethodUrl, ["valueCodeableConcept"] = NationalCodes.DischargeMethod(visit.DischargeMethod) }
            : null);
        if (hasLeft && !visit.DischargeTo.IsEmpty)
        {
            hospitalization["dischargeDisposition"] = NationalCodes.DischargeDestination(visit.DischargeTo);
        }

        stay.Remove("hospitalization");
        if (hospitalization.Count > 0)
        {
            stay["hospitalization"] = hospitalization;
        }
    }

    private static JsonObject Hospitalization(JsonObject stay) => (JsonObject?)stay["hospitalization"]?.DeepClone() ?? [];

    private static JsonObject Class(string code)
    {
        var (act, words) = code == "E" ? ("EMER", "emergency") : ("IMP", "inpatient encounter");
        return new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v3-ActCode", ["code"] = act, ["display"] = words };
    }

    private static void Clean(JsonObject period)
    {
        foreach (var name in period.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            period.Remove(name);
        }
    }
}
