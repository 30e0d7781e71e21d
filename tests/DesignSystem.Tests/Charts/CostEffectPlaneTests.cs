using System.Globalization;
using AngleSharp.Dom;
using Goldthread.DesignSystem.Charts;

namespace Goldthread.DesignSystem.Tests.Charts;

public sealed class CostEffectPlaneTests
{
    [Fact]
    public void Plane_AThousandDraws_StaysSmallAndDrawsEachPointOnce()
    {
        var html = Plane(new PlaneChoice("Home first", [.. Enumerable.Range(0, 1_000).Select(i => new PlaneDraw(i % 40, (i * 7_919 % 1_000) * 1_000.0))])).ToHtml();
        var dots = Dots(TestPlace.Parse(html));

        html.Length.ShouldBeLessThan(25_000);
        dots.ShouldBeUnique();
        dots.Count.ShouldBeInRange(500, 1_000);
    }

    [Fact]
    public void Plane_SameDrawManyTimes_IsOneDot() =>
        Dots(TestPlace.Parse(Plane(new PlaneChoice("A", [.. Enumerable.Repeat(new PlaneDraw(1, 2), 500)])).ToHtml())).Count.ShouldBe(1);

    [Fact]
    public void Plane_Sentence_SaysInHowManyDrawsItGainsAndSaves()
    {
        var page = TestPlace.Parse((Plane(new PlaneChoice("A", [new(1, -10), new(1, 10), new(2, 50_000), new(-1, -10)])) with { Willing = 20_000 }).ToHtml());

        // Four draws; the third gains two for 50,000, which is more than 20,000 for one.
        page.QuerySelector("figcaption")!.TextContent.ShouldBe("Draws. A: gains in 75% of draws, saves in 50%, both in 25%, and is worth it at £20,000 for one in 50%.");
        page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).TakeLast(4).ShouldBe(["25%", "50%", "25%", "0%"]);
    }

    [Fact]
    public void Plane_Box_HoldsTheMiddleOfTheDraws()
    {
        var page = TestPlace.Parse(Plane(new PlaneChoice("A", [.. Enumerable.Range(0, 201).Select(i => new PlaneDraw(i, i))])).ToHtml());
        var box = page.QuerySelector(".gt-plane__box")!.GetAttribute("d")!;
        var dots = Dots(page).Select(dot => double.Parse(dot.Split(' ')[0], CultureInfo.InvariantCulture)).ToList();
        var (left, right) = (double.Parse(box[1..].Split(' ')[0], CultureInfo.InvariantCulture), double.Parse(box.Split('H')[1].Split('V')[0], CultureInfo.InvariantCulture));

        // From 5 to 195 of 0 to 200.
        ((left - dots.Min()) / (dots.Max() - dots.Min())).ShouldBe(0.025, 0.01);
        ((right - dots.Min()) / (dots.Max() - dots.Min())).ShouldBe(0.975, 0.01);
    }

    [Fact]
    public void Plane_TwoChoicesOnOnePlace_HaveWordsThatDoNotOverlap()
    {
        PlaneDraw[] draws = [.. Enumerable.Range(0, 100).Select(i => new PlaneDraw(10 + (i % 10), 1_000 + (i * 10)))];
        var page = TestPlace.Parse(Plane(new PlaneChoice("One", draws), new PlaneChoice("Two", draws)).ToHtml());
        var heights = page.QuerySelectorAll("svg text.gt-limits__name").Select(text => double.Parse(text.GetAttribute("y")!, CultureInfo.InvariantCulture)).Order().ToList();

        heights.Count.ShouldBe(4);
        heights.Zip(heights.Skip(1), (a, b) => b - a).ShouldAllBe(distance => distance >= 12);
    }

    [Fact]
    public void Plane_NoDraws_IsRefused() => Should.Throw<InvalidOperationException>(() => Plane(new PlaneChoice("A", [])).ToHtml());

    [Fact]
    public void Plane_FourChoices_AreRefused() => Should.Throw<InvalidOperationException>(() => Plane([.. Enumerable.Range(1, 4).Select(i => new PlaneChoice("C" + i, [new(1, 1)]))]).ToHtml());

    private static CostEffectPlane Plane(params IReadOnlyList<PlaneChoice> choices) => new() { Title = "Draws", EffectName = "Years gained", Choices = choices };

    private static List<string> Dots(IDocument page) => [.. page.QuerySelectorAll(".gt-plane__dot").SelectMany(path => path.GetAttribute("d")!.Split('M', StringSplitOptions.RemoveEmptyEntries))];
}
