namespace Goldthread.Architecture;

public sealed class CirclesTests
{
    [Fact]
    public void Slices_OfTheProduct_HardlyStandInCircles()
    {
        var modules = SourceTree.ProductCode.GroupBy(f => f.Module).Select(m => Circles.Of(m)).ToList();
        var inCircle = modules.SelectMany(m => m.InCircle).ToList();

        inCircle.Count.ShouldBeLessThanOrEqualTo(Circles.Most(modules.Sum(m => m.All.Count)), string.Join(", ", inCircle));
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
    public void Of_FoldersWithinOneSlice_AreOne()
    {
        Circles.Of([File("A.Inner", "using Goldthread.X.A;"), File("A", "using Goldthread.X.A.Inner;")]).InCircle.ShouldBeEmpty();
        Circles.Of([File("A.Inner", "using Goldthread.X.B;"), File("B", "using Goldthread.X.A.Inner;")]).InCircle.ShouldBe(["Goldthread.X.A", "Goldthread.X.B"]);
    }

    [Fact]
    public void Of_FrontDoorOfTheModule_CountsForNothing()
    {
        var door = new SourceFile("src/X/XModule.cs", "using Goldthread.X.A;\nnamespace Goldthread.X;\nclass XModule;");

        Circles.Of([door, File("A", "using Goldthread.X;")]).InCircle.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(59, 2)]
    [InlineData(100, 5)]
    public void Most_OfSlices_IsOneInTwenty(int slices, int most)
    {
        Circles.Most(slices).ShouldBe(most);
    }

    [Fact]
    public void Of_OneWay_IsNone()
    {
        Circles.Of([File("A", "using Goldthread.X.B;"), File("B", "using Goldthread.X.C;"), File("C", "// using Goldthread.X.A;")]).InCircle.ShouldBeEmpty();
    }

    private static SourceFile File(string space, string usings, string code = "class Type;") =>
        new($"src/X/{space}/T.cs", $"{usings}\nnamespace Goldthread.X.{space};\n{code}");
}
