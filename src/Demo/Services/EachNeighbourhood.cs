using Goldthread.Demo.Area;
using Goldthread.Directory.Services;

namespace Goldthread.Demo.Services;

/// <summary>What every neighbourhood has of its own: groups, places and people. All made up; days and times go round, so that no two are alike.</summary>
internal static class EachNeighbourhood
{
    private const string Neighbours = "ZZVS01";
    private const string Harbour = "ZZVS03";
    private const string Vale = "ZZVS05";
    private const string Council = "ZZLA01";
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR"];
    private static readonly string[] Saints = ["St Aldith's", "St Osyth's", "St Wulfram's", "Holy Cross", "St Petroc's", "St Hild's", "St Brannoc's"];

    // Wellbeing hubs, where the most people have the least.
    private static readonly int[] HubsIn = [1, 3, 7];

    public static IEnumerable<Listed> All => Wrenfield.Neighbourhoods.SelectMany(Of).Concat(Agencies);

    private static IEnumerable<Listed> Agencies => Organisations.HomeCareAgencies.Select((a, i) => new Listed(
        a.Name, a.Code, "Care workers who come to your home: washing and dressing, meals, medicines, shopping, company, by day and overnight.", "Help at home")
    {
        From = 18,
        Start = "Call us. If the council pays, ask Adult Social Care First Contact.",
        Cost = $"{2350 + (i * 25)} an hour",
        Open = "MO,TU,WE,TH,FR,SA,SU 06:30-22:30",
        Venue = $"Unit {i + 1}, Canal Works",
        In = a.Neighbourhood,
        Area = i % 27,
        Full = i % 3 == 0 ? (0, "No new visits this week") : (i + 2, "Hours free this week"),
        CheckedDaysAgo = 11 + (i * 31 % 300),
    });

    private static IEnumerable<Listed> Of(Neighbourhood n)
    {
        var i = n.Number - 1;
        var keeper = n.Number is 3 or 2 ? Harbour : n.Number == 6 ? Vale : Neighbours;
        string Day(int k) => Days[(i + k) % Days.Length];
        var church = $"{Saints[i]} Church Hall, Church Lane";
        var centre = $"{n.Name} Community Centre, High Street";
        var library = $"{n.Name} Library, High Street";
        Listed[] all =
        [
            new($"{n.Name} Falls Prevention Class", Council, "An hour of gentle strength and balance exercise, with chairs to hold on to, and tea afterwards.", "Falls and balance|Moving and exercise") { From = 60, Cost = "300 a class", Open = $"{Day(0)} 10:30-12:00", Venue = centre, Area = 3, Full = (5, "Places this term") },
            new($"{n.Name} Lunch Club", keeper, "A hot two-course lunch and company. We can fetch you.", "Food|Loneliness and company") { Kind = Kinds.Group, From = 60, Cost = "600 a lunch", Serves = n, Open = $"{Day(1)} 12:00-14:00", Venue = church, Area = 5, Start = "Call the day before, so that we cook enough." },
            new($"{n.Name} Library", Council, "Books, warm seats, computers, newspapers and people who know what is on.", "Hobbies and meeting people|Computers and phones|Work and learning") { Kind = Kinds.Place, Open = "MO,TU,TH,FR 09:30-18:00;SA 09:30-13:00", Venue = library, Area = 8, Access = "Step-free entrance|Hearing loop|Accessible toilet" },
            new($"{n.Name} Dementia Café", keeper, "Singing, games and cake for people with dementia and those who care for them, with somebody to ask.", "Memory and dementia|Caring for someone|Loneliness and company") { Kind = Kinds.Group, Open = $"{(i % 2 == 0 ? "1" : "3")}{Day(2)} 14:00-16:00", Venue = church, Area = 5, Access = "Step-free entrance|Dementia friendly|Accessible toilet" },
            new($"{n.Name} Walking Football", keeper, "Football at walking pace for anyone over 50. Bring flat shoes; stay for the tea.", "Moving and exercise|Loneliness and company") { Kind = Kinds.Group, From = 50, Cost = "200 a session", Open = $"{Day(3)} 11:00-12:30", Venue = $"{n.Name} Recreation Ground, Park Road", Area = 12 },
            new($"{n.Name} Community Pantry", keeper, "Pay a little, choose ten items of good food. Nobody asks why you came.", "Food|Money and debt") { Kind = Kinds.Group, Cost = "400 a shop", Serves = n, Open = $"{Day(4)} 10:00-13:00", Venue = centre, Area = 3 },
            new($"{n.Name} Coffee Morning", keeper, "A table with your name on it as soon as you have told us what it is.", "Loneliness and company|Hobbies and meeting people") { Kind = Kinds.Group, Cost = "150 a cup and a cake", Open = $"{Day(0)} 10:00-12:00", Venue = church, Area = 5 },
            new($"{n.Name} Shed", keeper, "A workshop to make and mend things in company. All tools are there; women are as welcome as men.", "Hobbies and meeting people|Loneliness and company") { Kind = Kinds.Group, From = 18, Cost = "200 a visit", Open = $"{Day(2)} 09:30-15:00", Venue = $"The Shed, {(i * 3) + 7} Station Yard", Area = 15, Access = i % 2 == 0 ? "Step-free entrance" : "Two steps at the door, no ramp" },
            new($"{n.Name} Chair Exercise", Council, "Keep moving while you sit. Music from the fifties to the eighties.", "Moving and exercise|Falls and balance") { From = 55, Cost = "300 a class", Open = $"{Day(3)} 14:00-15:00", Venue = centre, Area = 3 },
            new($"{n.Name} Carers' Drop-in", "ZZVS02", "An hour for those who look after somebody: talk, advice and a biscuit. Bring the one you care for, if you must.", "Caring for someone") { Open = $"{Day(1)} 10:00-12:00", Venue = library, Area = 8 },
            new($"{n.Name} Warm Space", keeper, "A warm room with soup, sockets and board games from October to March.", "Keeping warm|Food|Loneliness and company") { Kind = Kinds.Place, Open = $"{Day(0)},{Day(2)},{Day(4)} 12:00-18:00", Venue = church, Area = 5 },
            new($"{n.Name} Money Advice Morning", Harbour, "An adviser at the library for bills, debts, benefits and forms. First come, first seen.", "Money and debt|Advice and advocacy") { Open = $"{Day(3)} 09:30-12:30", Venue = library, Area = 8 },
            new($"{n.Name} Parent and Toddler Group", keeper, "Toys, songs, and coffee while it is hot.", "Parents and children") { Kind = Kinds.Group, To = 5, Cost = "150 a family", Open = $"{Day(4)} 09:30-11:30", Venue = church, Area = 5, Who = "Children up to 5 with a grown-up." },
            new($"{n.Name} Community Garden", keeper, "Raised beds, so that nobody need kneel. Take home what you grow.", "Hobbies and meeting people|Moving and exercise|Mood and mental health") { Kind = Kinds.Place, Open = "SA,SU 10:00-16:00", Venue = $"Allotments, {n.Name} Back Lane", Area = 20, Access = i % 3 == 0 ? "Gravel paths, not for wheelchairs" : "Step-free paths" },
            new($"Digital Friends in {n.Name}", Neighbours, "A volunteer shows you how to use your telephone or tablet, at your speed.", "Computers and phones|Loneliness and company") { Open = $"{Day(2)} 14:00-16:00", Venue = library, Area = 8 },
            new($"{n.Name} Community Centre", Council, "Rooms, a kitchen, a notice board and a caretaker who knows everybody.", "Hobbies and meeting people") { Kind = Kinds.Place, Open = "MO,TU,WE,TH,FR 08:30-21:00;SA 09:00-17:00", Venue = centre, Area = 3, Access = "Step-free entrance|Accessible toilet|Hearing loop|Parking for Blue Badge holders" },
            new(Skills[i].Name, Neighbours, Skills[i].About, Skills[i].Needs) { Kind = Kinds.Skill, Serves = n, Open = "", Cost = "free", Start = "Ask Wrenfield Neighbours, who will bring you together.", In = n },
            new($"{n.Name} Youth Night", keeper, "Pool, cooking, music, and youth workers who listen.", "Young people|Mood and mental health") { Kind = Kinds.Group, From = 11, To = 19, Open = "FR 18:30-21:00", Venue = centre, Area = 3 },
        ];
        for (var k = 0; k < all.Length; k++)
        {
            // Every ninth was last looked at more than a year ago, and one in forty never.
            var turn = (i * all.Length) + k;
            yield return all[k] with { In = n, CheckedDaysAgo = turn % 40 == 17 ? null : turn % 9 == 4 ? 380 + turn : 9 + (turn * 37 % 300) };
        }

        if (HubsIn.Contains(n.Number))
        {
            yield return new Listed($"{n.Name} Wellbeing Hub", keeper, "Walk in and say what is on your mind. Health, money, housing, company: somebody here will help you to the right place, and can refer you there and then.", "Wellbeing hub|Advice and advocacy|Loneliness and company|Mood and mental health")
            {
                Hub = true, Open = "MO,TU,WE,TH,FR 09:00-18:00;SA 10:00-14:00", Venue = $"{n.Name} Wellbeing Hub, {(n.Number * 4) + 1} High Street", In = n, Area = 1, CheckedDaysAgo = 7 + n.Number, Languages = "English|Polish",
                Access = "Step-free entrance|Accessible toilet|Hearing loop|Quiet space|Dementia friendly",
            };
        }
    }

    private static readonly (string Name, string About, string Needs)[] Skills =
    [
        ("A neighbour who mends clothes", "Hems, zips and buttons, for the price of a cup of tea.", "Hobbies and meeting people"),
        ("A neighbour who cuts hair at home", "A retired hairdresser who comes to those who cannot get out.", "Help at home"),
        ("A neighbour who reads letters with you", "Forms and letters read and explained, and kept to herself.", "Advice and advocacy"),
        ("A neighbour who teaches the ukulele", "Five strings fewer than you fear.", "Hobbies and meeting people"),
        ("A neighbour who walks dogs", "For when you are ill, or back from hospital.", "Coming home from hospital"),
        ("A neighbour with a van", "Moves a wardrobe, fetches logs.", "Getting about|Keeping warm"),
        ("A neighbour who plays chess", "At the pier café or at your kitchen table.", "Hobbies and meeting people|Loneliness and company"),
    ];
}
