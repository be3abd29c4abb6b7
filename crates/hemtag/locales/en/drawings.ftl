# Drawings
drawing-over = Drawing
drawing-new-title = Hand over a drawing
drawing-new-lead = The drawing is kept as it is. Nobody reads figures out of it for you: what it says you type into the answers yourself, and mark that it stands on the drawing.
drawing-new-hint = PDF, PNG, JPEG or DXF. At most { $most } MB. One file at a time.
drawing-new-submit = Hand the drawing over
drawing-held = Drawings that are here
drawing-go-on = Go on
drawing-have-one = Do you have a drawing? Hand it over here
drawing-one-more = Hand over another drawing
drawing-of-part = Drawings of the part
drawing-too-many = There are { $most } drawings here already. Take one away, or put several sheets into one PDF.
drawing-lead = { $format }, { $size } kB, handed over { $date }
drawing-alt = The drawing { $name }
drawing-encrypted = The file is encrypted
drawing-encrypted-text = It is kept as it is. Whoever opens it may need a password, which you give apart from it.
drawing-outline = The outlines in the file measure { $width } × { $height } mm, with { $cut } to cut. Frame and title block count too where they are drawn as outlines.
drawing-no-outline = No outlines could be read from the file. It is kept as it is.
drawing-download = Download the drawing
drawing-remove = Take the drawing away
drawing-read-by-you = Only you, and whoever you give the link to, see the drawing. It is kept encrypted.
drawing-remove-text = The drawing disappears and cannot be brought back. The answers that you read from it stay.
drawing-says = The answer stands on the drawing
drawing-says-wall = The wall stands on the drawing
drawing-says-mass = The mass stands on the drawing
drawing-check-about = Does an answer stand on the drawing? Choose Change beside it and mark it.
drawing-refused-empty = The file is empty. Save the drawing anew and choose it again.
drawing-refused-model = This is a model ({ $format }) and no drawing. Read it as a part instead: then the answers are filled in for you.
drawing-refused-other = This is { $format }. Save the drawing as PDF, PNG, JPEG or DXF and hand that over.
drawing-refused-unknown = This is neither PDF, PNG, JPEG nor DXF. Save the drawing as one of them and hand that over.
drawing-refused-broken = The file begins as { $format } but cannot be read. Save the drawing anew.

# Where the answers come from
need-stated-title = What the need says
need-stated-lead = Every answer, and where it comes from.
need-stated-parts = { $count ->
    [one] { $n } part
   *[other] { $n } parts
}
need-files-title = Files of the need
need-from-form = typed into the form
need-from-drawing = from the drawing
need-parts-differ-form = { $field }: the form says { $need }.
need-parts-differ-drawing = { $field }: the drawing says { $need }.
need-parts-differ-file = The CAD file says { $file }.
need-parts-differ-manifest = { $field }: the manifest says { $need }.
need-parts-differ-sheet = { $field }: the table says { $need }.
need-parts-differ-part-file = { $field }: the need says, from a CAD file, { $need }.
need-parts-differ-need-file = { $field }: the need's own file says { $need }.
need-parts-differ-link = See { $name }.
need-part-choice = The parts
