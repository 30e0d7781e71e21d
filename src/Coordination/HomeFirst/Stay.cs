using System.Globalization;
using System.Text.Json;
using Goldthread.Coordination.Hl7;
using Goldthread.DesignSystem.Text;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.HomeFirst;

internal enum StayState
{
    /// <summary>They are in hospital.</summary>
    Open = 1,

    /// <summary>They have left.</summary>
    Left = 2,

    /// <summary>The admission was cancelled: it is counted nowhere.</summary>
    Cancelled = 3,
}

/// <summary>A stay in hospital as its Encounter says, whoever sent it and in whatever form it came.</summary>
internal sealed record Stay
{
    private static readonly HashSet<string> InHospital = new(StringComparer.Ordinal) { "IMP", "ACUTE", "NONAC", "SS" };

    public required StayState State { get; init; }

    public DateTimeOffset? Admitted { get; init; }

    public DateTimeOffset? Left { get; init; }

    public string Ward { get; init; } = "";

    public bool IsEmergency { get; init; }

    public bool HasDied { get; init; }

    public string Reason { get; init; } = "";

    public DateOnly? Expected { get; init; }

    public DateTimeOffset? ExpectedSaid { get; init; }

    public DateOnly? LeftOn => Left is { } at ? Dates.DayInLondon(at) : null;

    public DateOnly? AdmittedOn => Admitted is { } at ? Dates.DayInLondon(at) : null;

    /// <summary>The stay of an Encounter; null for one that is no stay in a bed, such as an attendance at an emergency department.</summary>
    public static Stay? Of(JsonElement encounter)
    {
        if (!InHospital.Contains(encounter.Child("class").Text("code") ?? ""))
        {
            return null;
        }

        var period = encounter.Child("period");
        var hospitalization = encounter.Child("hospitalization");
        var method = hospitalization.Extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod").Child("valueCodeableConcept").Code() ?? "";
        var leaving = hospitalization.Extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DischargeMethod").Child("valueCodeableConcept").Code() ?? "";
        var expected = encounter.Extension(AdtStay.ExpectedUrl);
        return new Stay
        {
            State = encounter.Text("status") switch
            {
                "cancelled" or "entered-in-error" or "planned" => StayState.Cancelled,
                "finished" => StayState.Left,
                _ => period.Has("end") && encounter.Text("status") != "onleave" ? StayState.Left : StayState.Open,
            },
            Admitted = Moment(period.Text("start")),
            Left = Moment(period.Text("end")),
            Ward = WardOf(encounter),
            IsEmergency = NationalCodes.IsEmergency(method),
            HasDied = leaving is NationalCodes.DiedCode or NationalCodes.StillbirthCode || hospitalization.Child("dischargeDisposition").Code() is "79" or "exp",
            Reason = encounter.First("reasonCode").Text("text") ?? "",
            Expected = expected.Extension("day").Text("valueDate") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            ExpectedSaid = Moment(expected.Extension("said").Text("valueInstant")),
        };
    }

    // Of several places the last that is not over; where the source gives none, nothing is made up.
    private static string WardOf(JsonElement encounter)
    {
        var places = encounter.Items("location").ToList();
        var place = places.FindLast(p => p.Text("status") == "active") is { ValueKind: JsonValueKind.Object } active ? active : places.LastOrDefault();
        return place.Child("location").Text("display") is { Length: > 0 } words ? AdtWards.WardOf(words) : "";
    }

    private static DateTimeOffset? Moment(string? fhir) => fhir is null || fhir.Length < 10 ? null
        : fhir.Length == 10 ? AtMidday(fhir)
        : DateTimeOffset.TryParse(fhir, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    // A day without an hour stays that day, on whichever side of summer time.
    private static DateTimeOffset? AtMidday(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new DateTimeOffset(date, new TimeOnly(12, 0), TimeSpan.Zero) : null;
}
