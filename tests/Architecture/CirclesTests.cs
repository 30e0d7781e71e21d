namespace Goldthread.Architecture;

public sealed class CirclesTests
{
    [Fact]
    public void Namespaces_OfTheProduct_HardlyStandInCircles()
    {
        var modules = SourceTree.ProductCode.GroupBy(f => f.Module).Select(m => Circles.Of(m)).ToList();
        var inCircle = modules.SelectMany(m => m.InCircle).ToList();

        (inCircle.Count * 100).ShouldBeLessThanOrEqualTo(modules.Sum(m => m.All.Count) * Circles.MostPercent, string.Join(", ", inCircle));
    }

    [Fact]
    public void Of_TwoThatUseEachOther_AreFound()
    {
        Circles.Of([File("A", "using Goldthread.X.B;"), File("B", "using Goldthread.X.A;"), File("C", "using Goldthread.X.A;")])
            .InCircle.ShouldBe(["Goldthread.X.A", "Goldthread.X.B"]);
    }

    [Fact]
    public void Of_RingOfThree_IsFound()
    {
        Circles.Of([File("A", "using Goldthread.X.B;"), File("B", "using Goldthread.X.C;"), File("C", "class Z { Goldthread.X.A.Type t; }")]).InCircle.Count.ShouldBe(3);
    }

    [Fact]
    public void Of_ChildAndParentThatNeedEachOther_AreFound()
    {
        var parent = new SourceFile("src/X/P.cs", "using Goldthread.X.A;\nnamespace Goldthread.X;\nclass Parent;");

        Circles.Of([parent, File("A", "", "class Child { Parent parent; }")]).InCircle.Count.ShouldBe(2);
        Circles.Of([parent, File("A", "", "class Child { /* Parent */ }")]).InCircle.ShouldBeEmpty();
    }

    [Fact]
    public void Of_OneWay_IsNone()
    {
        Circles.Of([File("A", "using Goldthread.X.B;"), File("B", "using Goldthread.X.C;"), File("C", "// using Goldthread.X.A;")]).InCircle.ShouldBeEmpty();
    }

    private static SourceFile File(string space, string usings, string code = "class Type;") =>
        new($"src/X/{space}/T.cs", $"{usings}\nnamespace Goldthread.X.{space};\n{code}");
}
