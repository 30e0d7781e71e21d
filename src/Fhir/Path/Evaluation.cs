using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath;

/// <summary>
/// A compiled expression: appends its result to the list. What stands in the list already belongs to the callers; an
/// evaluator may use the end of the list as its stack, and leaves only its result there. So nothing is allocated on the way.
/// </summary>
internal delegate void Evaluator(in Scope scope, List<FhirNode> output);

/// <summary>A compiled condition: true, false or unknown. Leaves the list as it was.</summary>
internal delegate bool? Condition(in Scope scope, List<FhirNode> stack);

/// <summary>What $this, $index and $total mean at a point of the evaluation.</summary>
internal readonly struct Scope(Evaluation evaluation, FhirNode @this, int index = -1, List<FhirNode>? total = null)
{
    public readonly Evaluation Evaluation = evaluation;
    public readonly FhirNode This = @this;
    public readonly int Index = index;
    public readonly List<FhirNode>? Total = total;

    public Scope With(FhirNode @this, int index) => new(Evaluation, @this, index, Total);
}

/// <summary>One evaluation: its input, context, its one "now", and what work it has done.</summary>
internal sealed class Evaluation(FhirNode input, FhirPathContext? context)
{
    /// <summary>Enough for any honest expression over one resource or bundle; an expression that multiplies stops here.</summary>
    private const int MostSteps = 1_000_000;
    private const int MostText = 10_000_000;
    private int _steps;
    private long _text;
    private PartialDateTime? _now;

    public FhirNode Input { get; } = input;

    public FhirPathContext? Context { get; } = context;

    public FhirNode Resource => Context?.Resource ?? Input;

    public FhirNode RootResource => Context?.RootResource ?? Resource;

    public PartialDateTime Now => _now ??= PartialDateTime.Of((Context?.Time ?? TimeProvider.System).GetLocalNow());

    /// <summary>Counts work. Throws <see cref="FhirPathException"/> when it is more than one evaluation may do.</summary>
    public void Spend(int steps)
    {
        _steps += steps;
        if (_steps > MostSteps || _steps < 0)
        {
            throw new FhirPathException("The expression asks for more work than one evaluation may do.");
        }
    }

    /// <summary>Counts characters of text made.</summary>
    public string Made(string text)
    {
        _text += text.Length;
        return _text <= MostText ? text : throw new FhirPathException("The expression makes more text than one evaluation may.");
    }
}
