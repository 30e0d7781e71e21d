using System.Globalization;
using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Tests.Evidence;

public sealed class LibraryTests
{
    private static readonly Dictionary<string, Study> Studies = All<Study>(ItemKind.Study).ToDictionary(s => s.Id);
    private static readonly IReadOnlyList<Claim> Claims = All<Claim>(ItemKind.Claim);

    public static TheoryData<string, string> Files()
    {
        var files = new TheoryData<string, string>();
        foreach (var (kind, id, _) in ShippedLibrary.Files) files.Add(kind.Code, id);
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_IsReadWithoutFaults_AndIsNamedByItsId(string kind, string id)
    {
        var file = ShippedLibrary.Files.Single(f => f.Kind.Code == kind && f.Id == id);

        var read = file.Kind.Read(file.Text);

        read.Succeeded.ShouldBeTrue(read.Succeeded ? "" : string.Join("; ", read.Faults));
        read.Value.Id.ShouldBe(id);
    }

    [Fact]
    public void Library_HasItemsOfEveryKind() =>
        ItemKind.All.Except(ShippedLibrary.Files.Select(f => f.Kind)).ShouldBeEmpty();

    [Fact]
    public void Claims_EveryFinding_IsAnEffectOfAStudyOfTheLibrary() =>
        Claims.SelectMany(c => c.Findings.Select(f => (Claim: c.Id, Finding: f)))
            .Where(f => !Studies.TryGetValue(f.Finding.Study, out var study) || study.Effects.All(e => e.Id != f.Finding.Effect)).ShouldBeEmpty();

    [Fact]
    public void Claims_FindingsThatDisagree_StandTogether() =>
        Claims.Count(c => Effects(c).Any(e => e.Verdict == Verdict.For) && Effects(c).Any(e => e.Verdict is Verdict.Against or Verdict.NoClearDifference)).ShouldBeGreaterThan(1);

    [Fact]
    public void Claims_FindingsOnOneScale_AreBetterInOneDirection() =>
        Claims.Where(c => Effects(c).Where(e => Pooling.Of(e) is not null).GroupBy(e => (e.Measure, e.Unit)).Any(g => g.Select(e => e.Better).Distinct().Count() > 1)).ShouldBeEmpty();

    [Fact]
    public void Claims_SomeFindings_CanBePooled() =>
        Claims.Count(c => Effects(c).Where(e => Pooling.Of(e) is not null).GroupBy(e => (e.Measure, e.Unit)).Any(g => g.Count() > 1)).ShouldBeGreaterThan(3);

    [Fact]
    public void Studies_EveryNumber_StandsInWhatIsQuoted() =>
        Studies.Values.SelectMany(s => s.Effects.SelectMany(e => new[] { e.Estimate, e.Low, e.High }.OfType<double>()
            .Where(n => !e.Quoted.Contains(Math.Abs(n).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).Select(n => (s.Id, e.Id, n)))).ShouldBeEmpty();

    private static IEnumerable<Effect> Effects(Claim claim) => claim.Findings.Select(f => Studies[f.Study].Effects.Single(e => e.Id == f.Effect));

    private static List<T> All<T>(ItemKind kind)
        where T : ItemDocument => [.. ShippedLibrary.Files.Where(f => f.Kind == kind).Select(f => (T)f.Kind.Read(f.Text).Value)];
}
