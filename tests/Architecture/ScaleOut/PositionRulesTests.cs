namespace Goldthread.Architecture.ScaleOut;

/// <summary>Rule 12 on every public type of the modules with tables, and on types that break it.</summary>
public sealed class PositionRulesTests
{
    [Fact]
    public void Product_NoPublicType_HoldsAMomentInOneNumber()
    {
        var types = Product.Modules.SelectMany(m => m.GetExportedTypes()).ToList();

        types.ShouldContain(typeof(Fhir.Storage.FeedPosition));
        types.SelectMany(PositionRules.Moment.Check).ShouldBeEmpty(PositionRules.Moment.ToString());
    }

    [Theory]
    [InlineData(typeof(OneNumberPosition))]
    [InlineData(typeof(LostCommit))]
    [InlineData(typeof(AsAtReader))]
    public void BadType_IsFound(Type type) => PositionRules.Moment.Check(type).ShouldNotBeEmpty();

    [Theory]
    [InlineData(typeof(VectorPosition))]
    [InlineData(typeof(CommitOfAPart))]
    [InlineData(typeof(ReaderOfAPart))]
    public void GoodType_IsAllowed(Type type) => PositionRules.Moment.Check(type).ShouldBeEmpty();

    private sealed record OneNumberPosition(long Value);

    private sealed record LostCommit(string Id, long Commit);

    private sealed record VectorPosition(IReadOnlyDictionary<int, long> Commits, int Offset);

    private sealed record CommitOfAPart(int Part, long Commit);

    private sealed class AsAtReader
    {
        public static string Read(string id, long commit) => id + commit;
    }

    private sealed class ReaderOfAPart
    {
        public static string Read(int part, string id, long commit) => part + id + commit;
    }
}
