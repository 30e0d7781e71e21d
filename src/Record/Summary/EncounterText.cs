using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Where and how a contact took place. https://terminology.hl7.org/ValueSet-encounter-class.html</summary>
public enum ContactKind
{
    Stay,
    Emergency,
    HomeVisit,
    Remote,
    Clinic,
    Other,
}

internal static class EncounterText
{
    public static ContactKind KindOf(JsonElement encounter) => (encounter.Child("class").Text("code") ?? encounter.Child("class").Code())?.ToUpperInvariant() switch
    {
        "IMP" or "ACUTE" or "NONAC" or "SS" or "OBSENC" or "INPATIENT" => ContactKind.Stay,
        "EMER" or "EMERGENCY" => ContactKind.Emergency,
        "HH" or "HOME" => ContactKind.HomeVisit,
        "VR" or "VIRTUAL" => ContactKind.Remote,
        "AMB" or "OUTPATIENT" or "AMBULATORY" => ContactKind.Clinic,
        _ => ContactKind.Other,
    };

    /// <summary>What the source calls it, else what sort it was.</summary>
    public static string Title(JsonElement encounter) =>
        CodeText.Words(encounter.First("type")) ?? CodeText.Words(encounter.Child("serviceType")) ?? KindWords(KindOf(encounter));

    public static string KindWords(ContactKind kind) => kind switch
    {
        ContactKind.Stay => "Hospital stay",
        ContactKind.Emergency => "Emergency attendance",
        ContactKind.HomeVisit => "Home visit",
        ContactKind.Remote => "Telephone or video contact",
        ContactKind.Clinic => "Clinic or surgery contact",
        _ => "Contact",
    };

    public static bool IsOver(JsonElement encounter) => encounter.Text("status") is "finished" or "cancelled";
}
