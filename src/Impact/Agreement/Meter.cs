namespace Goldthread.Impact.Agreement;

/// <summary>Keeps the largest of many differences.</summary>
internal sealed class Meter
{
    private int _cases;
    private double _largest;
    private string _where = "";

    public void Share(double seen, double expected, string where) => Take(seen == expected ? 0 : Math.Abs(seen - expected) / (expected == 0 ? 1 : Math.Abs(expected)), where);

    public void Apart(double seen, double expected, string where) => Take(Math.Max(0, Math.Abs(seen - expected) - 1e-12), where);

    public void Errors(double seen, double expected, double error, string where) => Take(Math.Abs(seen - expected) / error, where);

    public OracleLine Line(string name, string unit, double most) => new(name, _cases, _largest, _where, unit, most);

    private void Take(double difference, string where)
    {
        _cases++;
        if (difference <= _largest) return;
        (_largest, _where) = (double.IsNaN(difference) ? double.PositiveInfinity : difference, where);
    }
}
