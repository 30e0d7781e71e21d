using Goldthread.Population.Release;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Release;

public sealed class AttackTests(ITestOutputHelper output)
{
    private const int Tables = 10_000;

    private static readonly ReleaseRule[] _rules = [ReleaseRule.Nhs, ReleaseRule.CouncilSensitive, new("Noughts too", 5, 5, ZeroHandling.Suppressed, "test"), new("Not rounded", 3, 1, ZeroHandling.Shown, "test")];

    [Fact]
    public void TenThousandTables_KeepEverySuppressedCell_FromWhoeverKnowsAllOthersToThePerson()
    {
        var (suppressed, small, allPossible, shown) = (0, 0, 0, 0);
        for (var n = 0; n < Tables; n++)
        {
            var chance = new Random(n);
            var table = RandomTables.Next(chance, n % 100 == 0 ? 300 : 100);
            var rule = _rules[n % _rules.Length];
            var space = new CellSpace(table);
            var attacker = new Attacker(space, new ReleasedTable(space, Suppression.All(space, rule), rule), knowsTrueCounts: true);

            attacker.Recovered().ShouldBeEmpty($"table {n}");
            suppressed += attacker.Suppressed.Count;
            shown += (space.Guarded.Count(g => g) * space.Counts.Length) - attacker.Suppressed.Count;
            foreach (var cell in attacker.Suppressed.Where(c => rule.IsSmall(space.Counts[c.Layer][c.Cell])))
            {
                small++;
                allPossible += attacker.AllSmallValuesPossible(cell) ? 1 : 0;
            }
        }

        output.WriteLine($"{Tables} tables: {suppressed} cells suppressed ({small} of them small), {shown} shown, 0 recovered; every small value still possible for {allPossible} of the small.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SmallCellsAlone_AreRecovered(bool knowsTrueCounts)
    {
        var (recovered, suppressed, tables) = (0, 0, 0);
        for (var n = 0; n < 500; n++)
        {
            var table = RandomTables.Next(new Random(n), 100);
            var rule = _rules[n % _rules.Length];
            var space = new CellSpace(table);
            var attacker = new Attacker(space, new ReleasedTable(space, Suppression.Primary(space, rule), rule), knowsTrueCounts);
            var found = attacker.Recovered();
            (recovered, suppressed, tables) = (recovered + found.Count, suppressed + attacker.Suppressed.Count, tables + (found.Count > 0 ? 1 : 0));
        }

        output.WriteLine($"500 tables without secondary suppression: {recovered} of {suppressed} suppressed cells recovered, in {tables} tables ({(knowsTrueCounts ? "knowing true counts" : "from rounded counts")}).");
        tables.ShouldBeGreaterThan(100, "an attacker who finds nothing proves nothing");
    }

    [Fact]
    public void FromRoundedCounts_NothingIsRecoveredEither()
    {
        for (var n = 0; n < 300; n++)
        {
            var rule = _rules[n % _rules.Length];
            var space = new CellSpace(RandomTables.Next(new Random(n), 100));
            new Attacker(space, new ReleasedTable(space, Suppression.All(space, rule), rule), knowsTrueCounts: false).Recovered().ShouldBeEmpty($"table {n}");
        }
    }
}
