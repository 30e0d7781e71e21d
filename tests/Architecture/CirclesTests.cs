namespace Goldthread.Architecture;

public sealed class CirclesTests
{
    /// <summary>
    /// Circles that were there when this guard came. The aim is under one slice in twenty. A new one is not allowed; whoever takes one of these apart
    /// takes it off the list, so that it cannot come back.
    /// </summary>
    private static readonly string[] Known =
    [
        "Goldthread.Demo.Area", "Goldthread.Demo.Figures", "Goldthread.Demo.People", "Goldthread.Demo.Writing",
        "Goldthread.Host.Commands", "Goldthread.Host.Hosting",
    ];

    [Fact]
    public void Slices_OfTheProduct_StandInNoNewCircle()
    {
        SourceTree.ProductCode.GroupBy(f => f.Module).SelectMany(Circles.Of).Except(Known).ShouldBeEmpty();
    }

    [Fact]
    public void Of_TwoThatUseEachOther_AreFound()
    {
        Circles.Of([File("A", "using Goldthread.X.B;"), File("B", "using Goldthread.X.A;"), File("C", "using Goldthread.X.A;")])
            .ShouldBe(["Goldthread.X.A", "Goldthread.X.B"]);
    }

    [Fact]
    public void Of_RingOfThree_IsFound()
    {
        Circles.Of([File("A", "using Goldthread.X.B;"), File("B", "using Goldthread.X.C;"), File("C", "class Z { Goldthread.X.A.Type t; }")]).Count.ShouldBe(3);
    }

    [Fact]
    public void Of_FoldersWithinOneSlice_AreOne()
    {
        Circles.Of([File("A.Inner", "using Goldthread.X.A;"), File("A", "using Goldthread.X.A.Inner;")]).ShouldBeEmpty();
        Circles.Of([File("A.Inner", "using Goldthread.X.B;"), File("B", "using Goldthread.X.A.Inner;")]).ShouldBe(["Goldthread.X.A", "Goldthread.X.B"]);
    }

    [Fact]
    public void Of_FrontDoorOfTheModule_CountsForNothing()
    {
        var door = new SourceFile("src/X/XModule.cs", "using Goldthread.X.A;\nnamespace Goldthread.X;\nclass XModule;");

        Circles.Of([door, File("A", "using Goldthread.X;")]).ShouldBeEmpty();
    }

    [Fact]
    public void Of_OneWay_IsNone()
    {
        Circles.Of([File("A", "using Goldthread.X.B;"), File("B", "using Goldthread.X.C;"), File("C", "// using Goldthread.X.A;")]).ShouldBeEmpty();
    }

    private static SourceFile File(string space, string usings, string code = "class Type;") =>
        new($"src/X/{space}/T.cs", $"{usings}\nnamespace Goldthread.X.{space};\n{code}");
}
