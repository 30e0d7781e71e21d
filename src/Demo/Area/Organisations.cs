using System.Collections.Frozen;

namespace Goldthread.Demo.Area;

/// <summary>The organisations of Wrenfield. None of the names and none of the codes is a real one.</summary>
public static class Organisations
{
    private static readonly string[] PracticeNames =
    [
        "Millbrook Water Surgery", "Weavers Row Medical Centre", "The Sluice Practice", "Bobbin Lane Surgery", "Shuttle House Practice",
        "Eastfield Health Centre", "Larkrise Surgery", "Orchard Parade Practice", "Five Oaks Medical Centre", "Barley Road Surgery",
        "Harbourside Practice", "Chandlers Quay Surgery", "Ropewalk Medical Centre", "Lighthouse Practice", "Capstan Street Surgery",
        "Wrenfield Old Town Surgery", "Cloister Practice", "Market Cross Medical Centre", "College Gate Surgery", "Bell Tower Practice",
        "Northmoor Surgery", "Heather Bank Practice", "Cairn View Medical Centre", "Curlew Road Surgery", "Moorgate Practice",
        "Fenwick Vale Surgery", "Fold Farm Practice", "Drystone Medical Centre", "Willow Bridge Surgery", "Vale Cottage Practice",
        "Saltmarsh Surgery", "Pier View Practice", "Samphire Medical Centre", "Groyne Road Surgery", "Tern House Practice",
    ];

    private static readonly string[] HomeNames =
    [
        "The Beeches", "Heron Court", "Rosemount", "Lilac House", "Withy Meadow", "St Aelred's House", "Kingfisher Lodge", "The Laurels",
    ];

    private static readonly string[] AgencyNames =
    [
        "Lantern Row Home Care", "Kettle and Hearth Care", "Bright Mornings of Eastfield", "Eastfield Steadfast Support", "Ropewalk Home Care",
        "Good Tide Care", "Cloister Home Support", "Bell Tower Home Care", "Hand in Hand Wrenfield", "Curlew Homeward Care", "Vale Marigold Care",
        "Drystone Evenfall Care", "Samphire Home Support", "Tern's Nest Home Care",
    ];

    private static readonly (string Code, string Name, string Street)[] CharityNames =
    [
        ("ZZVS01", "Wrenfield Neighbours", "The Old Chapel, Mill Street"),
        ("ZZVS02", "Carers' Hearth Wrenfield", "12 Weavers Row"),
        ("ZZVS03", "Harbour Lights Community Project", "3 Chandlers Quay"),
        ("ZZVS04", "Minds Together Wrenfield", "40 Cloister Lane"),
        ("ZZVS05", "Fenwick Vale Rural Links", "Village Hall, Fold Lane"),
        ("ZZVS06", "St Brannoc's Hospice", "Curlew Road"),
    ];

    /// <summary>The integrated care board.</summary>
    public static Organisation Board { get; } = new(
        "ZZIB01", "Wrenfield and Marshlands Integrated Care Board", OrganisationKind.IntegratedCareBoard, null, "Guildhall House, Market Square", "01632 960001");

    /// <summary>The council: adult social care, children's services and Blue Badges.</summary>
    public static Organisation Council { get; } = new(
        "ZZLA01", "Wrenfield Council", OrganisationKind.Council, null, "The Guildhall, Market Square", "01632 960002");

    /// <summary>The acute hospital trust.</summary>
    public static Organisation Hospital { get; } = new(
        "ZZAC01", "Wrenfield Hospitals Trust", OrganisationKind.AcuteTrust, null, "Wrenfield General Hospital, Infirmary Road", "01632 960003");

    /// <summary>The community and mental health trust.</summary>
    public static Organisation Community { get; } = new(
        "ZZCM01", "Wrenfield Community and Mental Health Trust", OrganisationKind.CommunityTrust, null, "Tannery Mill, Mill Street", "01632 960004");

    /// <summary>One primary care network a neighbourhood.</summary>
    public static IReadOnlyList<Organisation> Networks { get; } =
        [.. Wrenfield.Neighbourhoods.Select((n, i) => new Organisation($"ZZPN{i + 1:D2}", $"{n.Name} Primary Care Network", OrganisationKind.PrimaryCareNetwork, n, "Health Centre, High Street", Phone(10 + i)))];

    /// <summary>Thirty-five GP practices, five a neighbourhood; Millbrook Water Surgery is first.</summary>
    public static IReadOnlyList<Organisation> Practices { get; } =
        [.. PracticeNames.Select((name, i) => new Organisation($"ZZGP{i + 1:D2}", name, OrganisationKind.GpPractice, Wrenfield.Neighbourhoods[i / 5], $"{(i * 3) + 1} Surgery Lane", Phone(100 + i)))];

    /// <summary>Fourteen pharmacies, two a neighbourhood.</summary>
    public static IReadOnlyList<Organisation> Pharmacies { get; } =
        [.. Enumerable.Range(0, 14).Select(i => new Organisation($"ZZPH{i + 1:D2}", $"{Wrenfield.Neighbourhoods[i / 2].Name} {(i % 2 == 0 ? "Pharmacy" : "Parade Chemist")}", OrganisationKind.Pharmacy, Wrenfield.Neighbourhoods[i / 2], $"{i + 4} Parade", Phone(150 + i)))];

    /// <summary>Fifty-six care homes, eight a neighbourhood; every other one with nursing.</summary>
    public static IReadOnlyList<Organisation> CareHomes { get; } =
        [.. Enumerable.Range(0, 56).Select(i => new Organisation($"ZZCH{i + 1:D2}", $"{HomeNames[i % 8]}, {Wrenfield.Neighbourhoods[i / 8].Name}", OrganisationKind.CareHome, Wrenfield.Neighbourhoods[i / 8], $"{(i * 5) + 2} Park Road", Phone(200 + i)))];

    /// <summary>Fourteen home care agencies, two a neighbourhood; Lantern Row Home Care is first.</summary>
    public static IReadOnlyList<Organisation> HomeCareAgencies { get; } =
        [.. AgencyNames.Select((name, i) => new Organisation($"ZZHC{i + 1:D2}", name, OrganisationKind.HomeCareAgency, Wrenfield.Neighbourhoods[i / 2], $"Unit {i + 1}, Canal Works", Phone(300 + i)))];

    /// <summary>Two housing associations.</summary>
    public static IReadOnlyList<Organisation> HousingAssociations { get; } =
    [
        new("ZZHA01", "Wren Homes", OrganisationKind.HousingAssociation, null, "1 Dyeworks Yard", Phone(400)),
        new("ZZHA02", "Marshlands Housing Society", OrganisationKind.HousingAssociation, null, "88 Pier Road", Phone(401)),
    ];

    /// <summary>Charities and community groups.</summary>
    public static IReadOnlyList<Organisation> Charities { get; } =
        [.. CharityNames.Select((c, i) => new Organisation(c.Code, c.Name, OrganisationKind.Charity, null, c.Street, Phone(420 + i)))];

    /// <summary>Every organisation.</summary>
    public static IReadOnlyList<Organisation> All { get; } =
    [
        Board, Council, Hospital, Community, .. Networks, .. Practices, .. Pharmacies, .. CareHomes, .. HomeCareAgencies, .. HousingAssociations, .. Charities,
    ];

    private static readonly FrozenDictionary<string, Organisation> ByCode = All.ToFrozenDictionary(o => o.Code, StringComparer.Ordinal);

    /// <summary>The organisation with the code. Throws <see cref="KeyNotFoundException"/> when there is none.</summary>
    public static Organisation Of(string code) => ByCode[code];

    // Ofcom keeps 01632 960000 to 960999 for drama: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
    private static string Phone(int number) => $"01632 960{number:D3}";
}
