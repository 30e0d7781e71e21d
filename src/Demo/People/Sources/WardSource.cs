using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>Who is on a ward today, and what is decided of their way home. It comes last, so that its draws change nothing of what others write.</summary>
internal static class WardSource
{
    // Enough for a board in the smallest demo; in the whole of Wrenfield about as many as its hospital has beds for.
    private static readonly (int Before, double Share)[] OnAWard = [(60, 0.5), (2_000, 0.06), (int.MaxValue, 0.008)];
    private const int Oldish = 68;

    private static readonly string[] Wards = ["Curlew Ward", "Heron Ward", "Lapwing Ward", "Teal Ward", "Acute Medical Unit"];

    private static readonly (string Code, string Words)[] Reasons =
        [("oxygen", "Oxygen, or help with breathing, that can be given only here"), ("medicines", "Medicines into a vein more than twice a day"), ("unstable", "An early warning score above 3, not usual for them"), ("fluids", "Fluids into a vein")];

    private static readonly string[] Why = ["Chest infection", "A fall, hip not broken", "Breathless", "Confused and unwell", "Urine infection", "Dizzy and collapsed"];

    private static readonly (string Reason, string Body)[][] Waits =
    [
        [("c-restart", "SocialCare"), ("h-transport", "Nhs"), ("h-medicines", "Nhs")],
        [("i-home-social", "SocialCare"), ("c-home-recovery", "Both"), ("c-equipment", "Both"), ("h-therapy", "Nhs"), ("t-needs", "Both")],
        [("c-bed", "Both"), ("i-bed", "Both"), ("h-infection", "Nhs")],
        [("c-care-home", "SocialCare"), ("i-choice", "Both")],
    ];

    private static readonly string[] Needs =
    [
        "Help as before, nothing new", "Help to wash and dress morning and evening; somebody to see that she eats", "Cannot stand without two people yet; getting stronger with therapy",
        "Needs somebody near by day and by night",
    ];

    public static void Write(Records records, Life life)
    {
        if (life.Age < Oldish || life.Who.Died is not null || !life.Chance.Hit(Array.Find(OnAWard, o => life.Who.Index < o.Before).Share))
            return;
        var chance = life.Chance;
        var hospital = records.From(Organisations.Hospital, Knowledge.Of(life, OrganisationKind.AcuteTrust));
        var nurse = Workforce.Hospital("Ward sister");
        var came = life.LastDay.AddDays(-chance.Between(2, 18));
        var stay = hospital.Stay(Contacts.EmergencyStay, came.At(chance.Between(7, 21), chance.Between(0, 59)), null, Workforce.Hospital("Consultant geriatrician"), chance.Pick(Why), ward: chance.Pick(Wards));
        var reason = chance.Pick(Reasons);
        DateOnly? ready = chance.Hit(0.6) ? came.AddDays(1 + chance.Between(0, life.LastDay.DayNumber - came.DayNumber - 1)) : null;
        for (var day = came; day <= life.LastDay; day = day.AddDays(1))
            hospital.StillNeeded(stay, day, ready is { } since && day >= since ? null : reason, nurse);
        int? pathway = ready is null && chance.Hit(0.5) ? null : chance.Weighted([2, 6, 2, 0.6]);
        var wait = pathway is { } way && ready is not null && chance.Hit(0.85) ? chance.Pick(Waits[way]) : ((string, string)?)null;
        hospital.WayHome(stay, came, life.LastDay, new WayHomeFacts(
            pathway, pathway is { } p ? Needs[p] : null, pathway is 2 or 3 ? "Was not safe at home with four visits a day; falls at night and cannot ring for help" : null, ready, null,
            wait?.Item1, wait?.Item2, chance.Hit(0.6) ? "involved" : chance.Hit(0.5) ? "none" : null, ready is null ? [] : chance.Hit(0.5) ? ["person", "carer", "social-care"] : ["person"]), nurse);
    }
}
