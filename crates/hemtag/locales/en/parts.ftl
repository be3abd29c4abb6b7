# hemtag part
part-no-unit = the file states no unit, millimetres are taken
part-no-process = There is no process with the code ‘{ $code }’. The codes are in hemtag terms tree.
part-no-material = There is no material with the code ‘{ $code }’. The codes are in hemtag terms tree --kind material.
part-assembly = Made of
part-solid = Solid { $number }: { $name }
part-more-solids = { $count ->
    [one] { $n } more solid is not shown here. All are in --json.
   *[other] { $n } more solids are not shown here. All are in --json.
}
part-outline = Outlines
part-cut-length = Length of cut
part-outlines = Outer + inner outlines
part-shape = Shape
part-shape-turned = turned
part-shape-sheet = sheet
part-shape-prismatic = prismatic
part-shape-thin-walled = thin-walled
part-shape-free-form = free form
part-shape-unclear = unclear
part-size = Size (x × y × z)
part-smallest-box = Smallest box
part-volume = Volume
part-area = Area
part-mass = Mass
part-wall = Wall
part-wall-is = thinnest { $min }, 5% thinner than { $p5 }, half thinner than { $median }
part-holes = Holes
part-no-holes = none
part-hole-through = through
part-hole-blind = blind
part-inner-radii = Inner radii
part-surfaces = Surfaces
part-surface-plane = plane
part-surface-cylinder = cylinder
part-surface-cone = cone
part-surface-sphere = sphere
part-surface-torus = torus
part-surface-free-form = free form
part-surface-other = other
part-undercut = Undercut in the best opening direction
part-tolerances = Tolerances in the file
part-tolerances-of = { $count ->
    [one] { $n } tolerance, finest width
   *[other] { $n } tolerances, finest width
}
part-hole-edge = To the edge
part-hole-next = To the next hole
part-hole-bend = To a bend
part-hole-distances = Distances of the holes
part-bends = Bends
part-bend-is = R{ $radius }, { $angle }°, flange { $flange }
part-angles-of = { $count ->
    [one] { $n } tolerance of an angle, finest width
   *[other] { $n } tolerances of angles, finest width
}
part-general-tolerances = General tolerances in the file
part-threads = Threads
part-threads-not-known = not known: the file states no threads, but the drawing may
part-threads-drawn = { $count ->
    [one] { $n } thread is drawn without its designation. See the drawing.
   *[other] { $n } places are drawn as threads without a designation. See the drawing.
}
part-not-known = not known
part-sure-stated = stated in the file
part-sure-measured = measured on triangles
part-sure-sampled = sampled over the surface
part-sure-unsure = not sure
part-sure-not-known = not known
part-confidence-low = low confidence
part-confidence-low-medium = rather low confidence
part-confidence-medium = medium confidence
part-confidence-high = high confidence
part-findings = To think of, by process
part-stopped = Does not suit the part as drawn: { $processes }
part-at-least = { $measure }: { $value }, at least { $limit }.
part-at-most = { $measure }: { $value }, at most { $limit }.
part-measure-wall-thin = Thin wall
part-measure-wall-thick = Thick wall
part-measure-wall-ratio = Thick wall by the median
part-measure-hole-min = Smallest hole
part-measure-hole-depth-ratio = Depth of hole by diameter
part-measure-blind-hole-ratio = Depth of blind hole by diameter
part-measure-hole-to-thickness = Smallest hole by sheet thickness
part-measure-hole-edge-to-thickness = Hole to edge by sheet thickness
part-measure-hole-spacing-to-thickness = Hole to hole by sheet thickness
part-measure-hole-bend-to-thickness = Hole to bend by sheet thickness
part-measure-hole-edge-to-wall = Hole to edge by wall
part-measure-hole-spacing-to-wall = Hole to hole by wall
part-measure-bend-radius-to-thickness = Smallest bend radius by sheet thickness
part-measure-bend-radius-kinds = Number of different bend radii
part-measure-flange-to-thickness = Shortest flange by sheet thickness
part-measure-angular-tolerance = Finest tolerance width of an angle
part-measure-inner-radius-min = Smallest inner radius
part-measure-inner-radius-to-thickness = Smallest inner radius by sheet thickness
part-measure-inner-radius-to-wall = Smallest inner radius by wall
part-measure-inner-radius-kinds = Number of different inner radii
part-measure-length = Longest side
part-measure-second = Second side
part-measure-slenderness = Length by width
part-measure-draw-depth = Depth by width
part-measure-thickness = Thickness
part-measure-undercut = Undercut surface
part-measure-no-draft = Surface without draft
part-measure-hidden = Surface that no straight tool reaches
part-measure-removed = Stock that becomes chips
part-measure-free-form = Free form
part-measure-tolerance = Finest tolerance width
part-measure-turned = Round shape
part-measure-sheet = Sheet shape
part-measure-prism = Surface along one direction
part-unread = Could not be read, or is not sure
part-unread-of-solid = Solid { $solid }: { $words }
part-unread-loose-faces = { $count ->
    [one] { $n } surface belongs to no solid and does not count. If it is meant as a part it must be closed to a solid.
   *[other] { $n } surfaces belong to no solid and do not count. If they are meant as parts they must be closed to solids.
}
part-unread-unmeshed-faces = { $count ->
    [one] { $n } surface could not be meshed. Wall, holes and directions were measured without it.
   *[other] { $n } surfaces could not be meshed. Wall, holes and directions were measured without them.
}
part-unread-open-mesh = { $count ->
    [one] The mesh is open at { $n } edge. Volume and walls are not sure. Mend the mesh, or send STEP.
   *[other] The mesh is open at { $n } edges. Volume and walls are not sure. Mend the mesh, or send STEP.
}
part-unread-flipped-triangles = { $count ->
    [one] At { $n } edge a triangle faces the wrong way. Volume and walls are not sure. Mend the mesh, or send STEP.
   *[other] At { $n } edges a triangle faces the wrong way. Volume and walls are not sure. Mend the mesh, or send STEP.
}
part-unread-empty-triangles = { $count ->
    [one] { $n } triangle without area was left out.
   *[other] { $n } triangles without area were left out.
}
part-unread-too-many-solids = { $count ->
    [one] { $n } solid was left out: the file has more than are read at once. Split the file.
   *[other] { $n } solids were left out: the file has more than are read at once. Split the file.
}
part-unread-tolerances = { $count ->
    [one] { $n } tolerance has a value or unit that could not be read. Read it from the drawing.
   *[other] { $n } tolerances have values or units that could not be read. Read them from the drawing.
}
part-unread-tolerances-of-which = { $count ->
    [one] { $n } tolerance belongs to a part that could not be told.
   *[other] { $n } tolerances belong to parts that could not be told.
}
part-unread-drawing-entities = { $count ->
    [one] { $n } thing in the drawing is no outline (text, dimension, block) and does not count.
   *[other] { $n } things in the drawing are no outlines (text, dimensions, blocks) and do not count.
}
part-unread-open-outlines = { $count ->
    [one] { $n } outline does not close. The area is without it.
   *[other] { $n } outlines do not close. The area is without them.
}
part-unread-other-objects = { $count ->
    [one] { $n } object of the package is no mesh and was left out.
   *[other] { $n } objects of the package are no meshes and were left out.
}
part-unread-inside-out = The mesh was inside out, and was turned.
part-unread-no-unit = The file states no unit. Millimetres were read. Is that right?
part-unread-very-small = The part is smaller than 0.1 mm. Is the unit right?
part-unread-very-large = The part is larger than 50 m. Is the unit right?
part-unread-tessellated-only = The STEP file has triangles only, no exact surfaces. It was read as a mesh.
part-unread-mesh-only = The file is a mesh of triangles. Holes, inner radii and kinds of surface were looked for in the triangles, and some may lack. Send STEP if you have it.
part-unread-shell-as-solid = A closed shell was read as a solid.
part-unread-step-text = The text of the file breaks the rules of STEP. Tolerances and unit could not be read.
part-unread-no-thickness = A drawing of outlines has no thickness. State that of the sheet.
part-unread-other-name = The name of the file says another format than its content. The content was read.
part-refused-empty = The file is empty. Export it again.
part-refused-too-large = The file is larger than { $most } MB, the most that is read. Take out what is not the part, or split the file.
part-refused-other-format = The file is { $format }, not STEP, STL, 3MF or DXF. Export the part as STEP from your CAD program.
part-refused-unknown-format = The file is neither STEP, STL, 3MF nor DXF. Export the part as STEP from your CAD program.
part-refused-damaged = The file begins as { $format } but cannot be read. { $detail } Export it again.
part-refused-cut-off = The file is { $format } but ends in the middle. Download or export it again.
part-refused-nothing = The file is { $format } but holds no solid, no mesh and no outline. Export the part as a solid.
part-refused-bomb = The package unpacks to more than { $most } MB, the most that is read. It is not read.
part-refused-no-step = STEP cannot be read here: the program was built without Open CASCADE. Install the Debian packages libocct-data-exchange-dev and libocct-modeling-algorithms-dev and build again, or send STL or 3MF.
part-refused-memory = The file needs more memory than the reader may take. Simplify it, or split it.
part-refused-time = Reading took too long and was stopped. Simplify the file, or split it.
part-refused-answer = The answer was too large. Split the file.
part-refused-ended = The reader could not cope with the file and ended ({ $detail }). Nothing else was touched. Export the file again, best as STEP AP242.
part-refused-no-worker = The program that reads CAD files could not be started ({ $detail }). Build it with cargo build -p part-worker, put it beside hemtag, or name it in the setting part_worker.

part-visitor-no-worker = CAD files cannot be read here at the moment. The fault is ours and has been noted. Try again later, or state the need by the questions instead.
part-visitor-no-step = STEP files cannot be read on this website. Send the part as STL or 3MF, or state the need by the questions instead.
part-visitor-ended = The reader could not cope with the file and ended. Nothing else was affected. Export it again, best as STEP AP242, or send it as STL.

# /parts
part-new-title = Read a part from a CAD file
part-new-lead = The file answers most of it: size, walls, holes, tolerances. You see what speaks for and against ways of making the part, and can go on to who can make it.
part-new-hint = STEP (.step, .stp) says most. STL, 3MF and DXF work too. At most { $most } MB.
part-new-submit = Read the file
part-new-kept-title = Who sees the file?
part-new-kept = Only you, and whoever you give the link to. The file is kept encrypted, and its key is not in the database. You can take it away at any time. If it belongs to no need it is taken away after { $days } days, otherwise { $after } days after the need is closed.
part-over = Part from a file
part-figure-name = { $name } in three dimensions
part-figure-views = Look from
part-view-slanted = Slanted
part-view-front = Front
part-view-back = Back
part-view-left = Left
part-view-right = Right
part-view-above = Above
part-view-below = Below
part-view-nearer = Nearer
part-view-farther = Farther
part-section = Section across
part-section-none = none
part-section-place = Place of the section
part-walls = Show wall thickness
part-figure-caption = The numbers on the picture are the advice below.
part-figure-keys = Turn it with the mouse, a finger or the arrow keys; + and − go nearer and farther; Home starts over.
part-use-title = Who can make it?
part-use-text = What the file shows is filled in for you. You answer the rest, and can change everything.
part-use = State the need with this part
part-choose-title = See the part by material and process
part-choose-material = Material
part-choose-process = Process
part-choose-any = All
part-choose = Show
part-findings-lead = Advice by rules of design, process by process. They are rules of thumb, not a verdict: only a maker knows what it can do.
part-findings-none = No advice
part-findings-none-text = None of the rules says anything about this part with what you chose.
part-stopped-count = { $count ->
    [one] { $n } process does not suit the part as drawn
   *[other] { $n } processes do not suit the part as drawn
}
part-not-judged = { $count ->
    [one] { $n } rule could not be tried: the file does not say what it needs.
   *[other] { $n } rules could not be tried: the file does not say what they need.
}
part-finding-name = Advice { $number }: { $what }
part-finding-solid = About body { $number }.
part-weight-stops = Stops it
part-source = Source
part-show-finding = Show on the part
part-facts = What the file says
part-copies = Count
part-body = Body
part-all-bodies = All bodies
part-hole-diameter = Diameter
part-hole-depth = Depth
part-hole-kind = Kind
part-hole-count = Count
part-download = Download the file
part-download-mesh = Download as STL
part-remove = Take the part away
part-link = Keep this page's address: it is the only way back to the part.
part-remove-title = Take { $name } away?
part-remove-text = The file, the drawings of the part and all that was read from it disappear and cannot be brought back. A need that was stated with the part stays.
part-remove-yes = Take away
part-remove-no = Keep
need-ways-part = Begin with a CAD file (STEP, STL, 3MF, DXF)
need-from-part = Filled in from your CAD file. Change it if it is wrong.
need-from-part-see = See the part
need-parts-differ = Two sources disagree
need-parts-differ-text = Makers are judged by the need. Change what is wrong.
part-finding-count = { $count ->
    [one] { $n } piece of advice
   *[other] { $n } pieces of advice
}
part-about-process = About the process { $process }
need-from-file = from a file
need-from-manifest = from a manifest
need-from-sheet = from a table
need-from-part-file = from the CAD file
