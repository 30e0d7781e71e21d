using System.Text.Json;
using System.Text.Json.Serialization;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Scenarios;

/// <summary>What a place can count of itself in a year.</summary>
public enum Observable
{
    /// <summary>Deaths.</summary>
    Deaths,

    /// <summary>Attendances at emergency departments.</summary>
    Attendances,

    /// <summary>Emergency stays in hospital.</summary>
    EmergencyStays,

    /// <summary>Planned stays in hospital.</summary>
    PlannedStays,

    /// <summary>Contacts with GP practices.</summary>
    GpContacts,

    /// <summary>Contacts of community teams.</summary>
    CommunityContacts,

    /// <summary>Emergencies answered at home.</summary>
    UrgentResponses,

    /// <summary>Days in a hospital bed, in treatment.</summary>
    TreatmentDays,

    /// <summary>Days in a hospital bed of those ready to leave it.</summary>
    ReadyToLeaveDays,

    /// <summary>People who live in care homes, on a day of the year.</summary>
    CareHomeResidents,

    /// <summary>People who have home care, on a day of the year.</summary>
    HomeCarePeople,
}

/// <summary>What a place counted in a year.</summary>
/// <param name="Of">What.</param>
/// <param name="Number">How much in a year; people on a day, for residents and home care.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="ForPeople">Of how many people it is, where the place has more or fewer than the model.</param>
/// <param name="Low">The lower end of its interval, where it is not known well.</param>
/// <param name="High">The upper end.</param>
public sealed record Observed(Observable Of, double Number, string Source, int? ForPeople = null, double? Low = null, double? High = null)
{
    internal IEnumerable<Fault> Check(string path)
    {
        if (!(Number is >= 0 and <= 1e12)) yield return new Fault(FaultKind.Invalid, $"What was counted is 0 or more, not {Number}", path + ".number");
        if (Source.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say where it is from", path + ".source");
        if (ForPeople is < 1 or > 100_000_000) yield return new Fault(FaultKind.Invalid, "It is of 1 to 100,000,000 people", path + ".forPeople");
        if (Low is { } low && !(low >= 0 && low <= Number)) yield return new Fault(FaultKind.Invalid, "The low end of the interval is 0 or more, and at most the number", path + ".low");
        if (High is { } high && !(high >= Number)) yield return new Fault(FaultKind.Invalid, "The high end of the interval is the number or more", path + ".high");
        if (Low is null != High is null) yield return new Fault(FaultKind.Invalid, "Give both ends of the interval, or none", path + ".low");
    }

    /// <summary>What is observed, as words of a file.</summary>
    [JsonIgnore]
    public string Word => JsonNamingPolicy.KebabCaseLower.ConvertName(Of.ToString());
}
