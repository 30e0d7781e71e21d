using Goldthread.Demo.Area;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Names;
using Goldthread.Demo.People;
using Goldthread.Demo.Writing;
using Goldthread.Kernel.Values;

namespace Goldthread.Demo.MrsSmith;

/// <summary>
/// Mrs Edith Margaret Smith, 84, who likes to be called Edie: the resident whom the 2013 LGA resource sheet follows through Torbay, given a
/// life of her own here. She is a story, not a sample: nothing about her is drawn by chance, and every date hangs on the day of the demo.
/// </summary>
/// <remarks>
/// The thread of the story: her weight crept up for four weeks and nobody put the numbers together; she was admitted with heart failure
/// three months ago; the hospital doubled her water tablet; the surgery's repeat list was never changed; and her weight is rising again.
/// </remarks>
internal static class EdieSmith
{
    public const string KarenPhone = "07700 900117";
    public const string NeighbourPhone = "01632 960741";

    public static DemoPerson Build(ResourceWriter json, DateOnly today)
    {
        var who = Who(today);
        var story = new Story(today);
        var records = new Records(json, who);
        SurgeryRecord.Write(records.From(who.Practice), story);
        SurgeryMeasurements.Write(records.From(who.Practice), story);
        HospitalRecord.Write(records.From(Organisations.Hospital, new KnownAs { Address = OldHouse, Phone = "01632 960702" }), story);
        CommunityRecord.Write(records.From(Organisations.Community), story);
        SharedPlan.Write(records.From(Organisations.Community), story);
        CouncilRecord.Write(records.From(Organisations.Council), story);
        HomeCareRecord.Write(records.From(Organisations.HomeCareAgencies[0]), story);
        HomeCareVisits.Write(records.From(Organisations.HomeCareAgencies[0]), story);
        HousingRecord.Write(records.From(Organisations.HousingAssociations[0], new KnownAs { Given = ["E", "M"] }), story);
        CharityRecord.Write(records.From(Organisations.Charities[0], new KnownAs { Number = NumberStatus.NotTraced, Given = ["Edie"] }), story);
        PharmacyRecord.Write(records.From(Organisations.Pharmacies[0]), story);
        return records.Finish();
    }

    public static Resident Who(DateOnly today)
    {
        var area = Wrenfield.SmallAreasOf(Wrenfield.Neighbourhoods[0])[4];
        return new Resident
        {
            Index = 0,
            NhsNumber = NhsNumber.Synthetic(0).ToString(),
            Family = "Smith",
            Given = ["Edith", "Margaret"],
            Preferred = "Edie",
            Title = "Mrs",
            Sex = Sex.Female,
            BirthDate = today.YearsAgo(84).DaysAgo(140),
            Ethnicity = Ethnicity.Of("A"),
            Neighbourhood = Wrenfield.Neighbourhoods[0],
            SmallArea = area,
            Home = new("Flat 4, Tannery Court, Mill Street", area.Postcodes[2]),
            Landline = "01632 960740",
            Practice = Organisations.Practices[0],
        };
    }

    // She left the house nine years ago, after Harold died. The hospital never heard.
    private static HomeAddress OldHouse
    {
        get
        {
            var postcode = Wrenfield.SmallAreasOf(Wrenfield.Neighbourhoods[0])[11].Postcodes[6];
            return new($"27 {Streets.Of(postcode.Text)}", postcode);
        }
    }
}

/// <summary>The days on which things happened to Edie.</summary>
internal sealed class Story(DateOnly today)
{
    public DateOnly Today => today;

    public DateOnly HeartFailureFound { get; } = today.YearsAgo(3).AddDays(20).OnWeekday();

    public DateOnly Fell { get; } = today.WeeksAgo(23).Last(DayOfWeek.Thursday);

    public DateOnly Admitted { get; } = today.DaysAgo(94).OnWeekday();

    public DateOnly LeftHospital => Admitted.AddDays(9);

    public DateOnly HomeCareBegan { get; } = today.WeeksAgo(6).Last(DayOfWeek.Monday);

    public DateOnly PlanAgreed { get; } = today.WeeksAgo(5).Last(DayOfWeek.Wednesday);

    public DateOnly ReviewDue => HomeCareBegan.AddDays(56);

    public DateOnly KarenWrote { get; } = today.DaysAgo(5);

    public DateOnly NurseCame { get; } = today.DaysAgo(4).OrNextWeekday();

    public DateOnly MedicineQuery { get; } = today.DaysAgo(3).OrNextWeekday();

    public DateOnly Yesterday => today.DaysAgo(1);
}
