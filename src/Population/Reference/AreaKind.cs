namespace Goldthread.Population.Reference;

/// <summary>Levels of geography and the organisations that stand for one.</summary>
public enum AreaKind
{
    /// <summary>Lower layer super output area: about 1,500 people.</summary>
    Lsoa,

    /// <summary>Electoral ward.</summary>
    Ward,

    /// <summary>Neighbourhood: drawn by an operator; guide band 30,000 to 50,000 people.</summary>
    Neighbourhood,

    /// <summary>Place: drawn by an operator; guide band 250,000 to 500,000 people.</summary>
    Place,

    /// <summary>Sub-location of an integrated care board (the former clinical commissioning group).</summary>
    SubIcb,

    /// <summary>System: integrated care board; guide band 1 to 3 million people.</summary>
    System,

    /// <summary>Lower-tier or single-tier council.</summary>
    Council,

    /// <summary>Upper-tier or single-tier council: the area of a health and wellbeing board.</summary>
    UpperCouncil,

    /// <summary>Region of England.</summary>
    Region,

    /// <summary>GP practice.</summary>
    Practice,

    /// <summary>Primary care network.</summary>
    Network,

    /// <summary>NHS trust.</summary>
    Trust,

    /// <summary>England.</summary>
    Country,
}

/// <summary>How kinds of area are written in tables and addresses.</summary>
internal static class AreaKinds
{
    private static readonly string[] Codes = ["lsoa", "ward", "neighbourhood", "place", "sub-icb", "icb", "council", "upper-council", "region", "practice", "network", "trust", "country"];

    private static readonly string[] Names = ["LSOA", "ward", "neighbourhood", "place", "sub-location of an integrated care board", "integrated care board", "council", "upper-tier council", "region", "practice", "network", "trust", "country"];

    public static string Code(this AreaKind kind) => Codes[(int)kind];

    /// <summary>The kind in words, for who loads a file.</summary>
    public static string Words(this AreaKind kind) => Names[(int)kind];

    public static AreaKind? Find(string code) => Array.IndexOf(Codes, code) is >= 0 and var at ? (AreaKind)at : null;

    public static AreaKind Of(string code) => Find(code) ?? throw new ArgumentOutOfRangeException(nameof(code), code, "No such kind of area.");
}
