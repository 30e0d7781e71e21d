using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference.Areas;

/// <summary>Everything a snapshot is made of, as the tables hold it at one moment.</summary>
internal sealed record GeographySources(
    long Version,
    IReadOnlyList<LsoaCouncil> Councils,
    IReadOnlyList<LsoaSystem> Systems,
    IReadOnlyList<LsoaChange> Changes,
    IReadOnlyList<NeighbourhoodPart> Parts,
    IReadOnlyList<(int Year, string Lsoa, byte Decile, int Rank)> Deprivation,
    IReadOnlyList<CouncilUpper> Uppers,
    IReadOnlyList<CouncilRegion> Regions,
    IReadOnlyList<PracticeRow> Practices,
    IReadOnlyList<NetworkPartner> Partners,
    IReadOnlyList<(AreaKind Kind, string Area, int Year, long Persons)> Residents,
    IReadOnlyList<AreaName> Names)
{
    public static GeographySources Read(Session session) => new(
        ReferenceSetTable.Last(session), SmallAreaTable.AllCouncils(session), SmallAreaTable.AllSystems(session), SmallAreaTable.AllChanges(session), SmallAreaTable.AllParts(session),
        DeprivationTable.Overall(session), CouncilTable.AllUppers(session), CouncilTable.AllRegions(session), OrganisationTable.AllPractices(session), OrganisationTable.AllPartners(session),
        ResidentTable.Totals(session), ReferenceSetTable.Names(session));
}
