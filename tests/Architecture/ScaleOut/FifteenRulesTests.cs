using Goldthread.Kernel.Acts;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>All fifteen, those that look at code, and that none is missing.</summary>
public sealed class FifteenRulesTests
{
    [Fact]
    public void Rules_AllFifteen_AreHeldHere()
    {
        var held = SchemaRules.All.Select(r => r.Number)
            .Concat(StatementRules.All.Select(r => r.Number))
            .Append(PositionRules.Moment.Number).Append(ConnectionRules.Sessions.Number)
            .Append(TransactionRules.Declared.Number).Append(TransactionRules.Watched.Number);

        held.Distinct().Order().ShouldBe(Enumerable.Range(1, 15));
    }

    [Fact]
    public void Guide_AllFifteen_AreListed()
    {
        var guide = SourceTree.File("docs/guides/scale-out.md").Text.Split('\n');

        Enumerable.Range(1, 15).Where(n => !guide.Any(line => line.StartsWith($"{n}. ", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Product_KeepsRule8()
    {
        SourceTree.ProductCode.SelectMany(TransactionRules.Declared.Check).ShouldBeEmpty(TransactionRules.Declared.ToString());
        TransactionRules.MayWriteSeveralParts.Where(path => !SourceTree.File(path).Text.Contains("AcceptTwoPhase", StringComparison.Ordinal)).ShouldBeEmpty("the list names only who needs it");
    }

    [Theory]
    [InlineData("src/Record/People/Wholes.cs", "session.AcceptTwoPhase(\"\");", 1)]
    [InlineData("src/Record/People/Wholes.cs", "session.AcceptTwoPhase(why);", 1)]
    [InlineData("src/Record/People/Wholes.cs", "session.AcceptTwoPhase(why); var other = \"Linking people, as the design of the store allows it.\";", 1)]
    [InlineData("src/Record/Reading/Another.cs", "session.AcceptTwoPhase(\"Because it was simpler to write two parts at once.\");", 1)]
    [InlineData("src/Record/People/Wholes.cs", "session.AcceptTwoPhase(\"Linking people, as the design of the store allows it.\");", 0)]
    public void Rule8_WithoutAReasonOrAPlaceInTheList_IsFound(string path, string code, int found) =>
        TransactionRules.Declared.Check(new SourceFile(path, code)).Count().ShouldBe(found);

    [Fact]
    public void Product_KeepsRule13() => SourceTree.ProductCode.SelectMany(ConnectionRules.Sessions.Check).ShouldBeEmpty(ConnectionRules.Sessions.ToString());

    [Theory]
    [InlineData("src/Kernel/Data/CitusDialect.cs", "var a = \"-c plan_cache_mode=force_generic_plan\";", 1)]
    [InlineData("src/Kernel/Data/PostgresDialect.cs", "var a = \"-c plan_cache_mode=force_generic_plan\";", 0)]
    [InlineData("src/Record/People/PeopleTable.cs", "var a = \"set session work_mem = '1GB'\";", 1)]
    [InlineData("src/Record/People/PeopleTable.cs", "var a = \"create temp table seen (id bigint)\";", 1)]
    [InlineData("src/Record/People/PeopleTable.cs", "var a = \"listen changes\";", 1)]
    [InlineData("src/Record/People/PeopleTable.cs", "var a = \"update item set local = 1\"; // set session", 0)]
    public void Rule13_SessionThatKeepsSomething_IsFound(string path, string code, int found) => ConnectionRules.Sessions.Check(new SourceFile(path, code)).Count().ShouldBe(found);

    [Fact]
    public void Product_KeepsRule15()
    {
        TransactionRules.Watched.Check(SourceTree.File("tests/Directory.Build.props").Text).ShouldBeEmpty();
        (AppContext.TryGetSwitch("Goldthread.PartGuard", out var on) && on).ShouldBeTrue("the switch reaches the tests when they run");
        Part.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<RuntimeHostConfigurationOption Include=\"Goldthread.PartGuard\" Value=\"false\" />")]
    public void Rule15_SuiteWithoutTheGuard_IsFound(string props) => TransactionRules.Watched.Check(props).ShouldNotBeEmpty();
}
