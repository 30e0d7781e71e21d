using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.People;

/// <summary>Administrative gender as FHIR writes it.</summary>
public enum Sex
{
    Female,
    Male,
}

/// <summary>Where somebody lives.</summary>
/// <param name="Line">House or flat and street.</param>
/// <param name="Postcode">A made postcode.</param>
/// <param name="Town">The town; an address elsewhere has no postcode here.</param>
public sealed record HomeAddress(string Line, PlacePostcode Postcode, string Town = "Wrenfield")
{
    public bool IsHere => Town == "Wrenfield";
}

/// <summary>Who a made person is: what every source knows of them, each in its own way.</summary>
public sealed record Resident
{
    public required int Index { get; init; }

    /// <summary>Ten digits, from 999 000 0000 to 999 999 9999.</summary>
    public required string NhsNumber { get; init; }

    public required string Family { get; init; }

    public required IReadOnlyList<string> Given { get; init; }

    /// <summary>What they like to be called, when it is not the first given name.</summary>
    public string? Preferred { get; init; }

    public string? Title { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public DateOnly? Died { get; init; }

    public required Concept Ethnicity { get; init; }

    /// <summary>Language other than English, or null.</summary>
    public Concept? Language { get; init; }

    public required Neighbourhood Neighbourhood { get; init; }

    public required SmallArea SmallArea { get; init; }

    public required HomeAddress Home { get; init; }

    public string? Landline { get; init; }

    public string? Mobile { get; init; }

    public required Organisation Practice { get; init; }

    /// <summary>True where the address and telephone must not be shown: the PDS label "restricted", written as a security label of every Patient.</summary>
    public bool Sensitive { get; init; }

    /// <summary>What a letter starts with: "Mrs Smith", or "Ana Costa" when no title is known.</summary>
    public string Said => Title is null ? $"{Given[0]} {Family}" : $"{Title} {Family}";

    public int AgeOn(DateOnly day)
    {
        var age = day.Year - BirthDate.Year;
        return day < BirthDate.AddYears(age) ? age - 1 : age;
    }
}

/// <summary>How sure a source is of the NHS number: UK Core verification status for England.</summary>
public enum NumberStatus
{
    Verified,
    NotTraced,
    TraceRequired,
    Missing,
}

/// <summary>How one source knows a person; null means as everyone else does.</summary>
public sealed record KnownAs
{
    public static readonly KnownAs Everyone = new();

    public NumberStatus Number { get; init; } = NumberStatus.Verified;

    public HomeAddress? Address { get; init; }

    public string? Family { get; init; }

    public IReadOnlyList<string>? Given { get; init; }

    public string? Phone { get; init; }
}
