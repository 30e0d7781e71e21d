using System.Globalization;

namespace Goldthread.Toolkit.Mitigators;

/// <summary>Mitigators in words.</summary>
public static class MitigatorWords
{
    /// <summary>What is said beside every forecast, in every place where one stands.</summary>
    public const string Caution = "These are what experts expect, not effects that were measured. Ranges are wide, the kinds of activity overlap and must not be added up, and what is forecast for England as a whole need not hold for one place.";

    /// <summary>A kind of activity.</summary>
    public static string Of(HospitalActivity activity) => activity switch { HospitalActivity.Stay => "Stays in hospital", HospitalActivity.Outpatient => "Outpatient appointments", _ => "Visits to emergency departments" };

    /// <summary>What could become of it.</summary>
    public static string Of(Mitigation mitigation) => mitigation switch { Mitigation.Avoided => "They might not happen", Mitigation.Shortened => "They might take fewer days", _ => "They might happen in another way or setting" };

    /// <summary>A forecast: "23.4% (2.5% to 60.1%)"; null where there was none.</summary>
    public static string? Forecast(MitigatorPart part) => part is { Low: { } low, Mean: { } mean, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"{mean:0.0}% ({low:0.0}% to {high:0.0}%)") : null;
}
