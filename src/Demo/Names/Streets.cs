namespace Goldthread.Demo.Names;

/// <summary>Street names made from parts; a street belongs to a postcode, so the same postcode gives the same street.</summary>
internal static class Streets
{
    private static readonly string[] First =
    [
        "Mill", "Weaver", "Dyer", "Tanner", "Chapel", "Orchard", "Barley", "Heron", "Curlew", "Lark", "Plover", "Alder", "Rowan", "Hawthorn", "Bramble",
        "Fold", "Gate", "Quarry", "Lime Kiln", "Bell", "Cloister", "Anchor", "Capstan", "Ferry", "Harbour", "Tern", "Samphire", "Dune", "Moor", "Cairn",
        "Peat", "Spring", "Well", "Church", "Priory", "School", "Station", "Canal", "Lock", "Tow Path",
    ];

    private static readonly string[] Second = ["Street", "Road", "Lane", "Close", "Avenue", "Row", "Terrace", "Drive", "Court", "Crescent", "Way", "Rise"];

    public static string Of(string postcode)
    {
        var hash = 17;
        foreach (var letter in postcode)
            hash = (hash * 31) + letter;
        hash &= 0x7FFFFFFF;
        return $"{First[hash % First.Length]} {Second[hash / First.Length % Second.Length]}";
    }
}
