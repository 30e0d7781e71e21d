using Goldthread.Demo.People.Sources;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People;

/// <summary>Makes one person of the population: draws who they are and what is true of them, then lets each organisation write its part.</summary>
internal static class PersonMaker
{
    public static DemoPerson Make(ResourceWriter json, int seed, int index, DateOnly today)
    {
        var life = Draw(seed, index, today);
        var records = new Records(json, life.Who);
        GpSource.Write(records, life);
        HospitalSource.Write(records, life);
        CommunitySource.Write(records, life);
        CouncilSource.Write(records, life);
        HomeCareSource.Write(records, life);
        CareHomeSource.Write(records, life);
        HousingSource.Write(records, life);
        CharitySource.Write(records, life);
        PharmacySource.Write(records, life);
        WardSource.Write(records, life);
        return records.Finish();
    }

    public static Life Draw(int seed, int index, DateOnly today)
    {
        var chance = Chance.ForPerson(seed, index);
        return Life.Draw(chance, ResidentMaker.Make(chance, index, today), today);
    }
}
